import { startLocal } from '../../src/boot/local';
import { createStoryClock } from '../../src/boot/story-clock';
import { readConfig } from '../../src/settings/config';
import { createRecordingLog } from '../helpers/recording-log';

const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:' });

/** Plays the demo to its end and reads its report. */
async function reportOf(options: 'in story time' | 'in real time'): Promise<string> {
  const clock = createStoryClock(41, Date.parse('2026-03-10T14:41:00Z'));
  const isStory = options === 'in story time';
  const log = createRecordingLog();
  const bot = await startLocal(config, log, () => undefined, isStory ? { clock } : {});
  try {
    const { demo, files, failures } = bot.workspace;
    await demo.play({ pace: 0, ...(isStory && { setClock: clock.set }) });
    expect(failures()).toEqual([]);
    const report = files().find(({ name }) => name.endsWith('postmortem.md'));
    return new TextDecoder().decode(report?.bytes);
  } finally {
    await bot.stop();
  }
}

const story = [
  '# INC-1: Card payments time out',
  'Today’s release of the checkout broke the retries',
  '### Misleading paths',
  'Acknowledged** by priya',
  'The nightly report has no time limit',
  'A1** · open · priya',
];

test.each(['in story time', 'in real time'] as const)(
  'the demo tells a whole incident %s',
  async (options) => {
    const report = await reportOf(options);

    for (const words of story) expect(report).toContain(words);
  },
);

test('in story time everything happens when it happened in the story', async () => {
  const report = await reportOf('in story time');

  expect(report).toContain('| Started | 2026-03-10 14:00 |');
  expect(report).toContain('**14:09 Note** · mike');
});
