import type { Fault } from '../../src/local-slack/faults/fault';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { createKillableBot, type KillableBot } from '../helpers/killable-bot';
import { personIn } from '../helpers/person';

const COMPLETE = 'files.completeUploadExternal';
const PLACE = 'files.getUploadURLExternal';
const INFO = 'files.info';
const all = ['INC-1-timeline.png', 'INC-1-postmortem.md', 'INC-1-postmortem.html'];

/** The names of the files in a channel, in the order of the messages that have them. */
function filesIn(workspace: LocalWorkspace, channel: string): readonly string[] {
  return workspace
    .messages(channel)
    .flatMap(({ files }) => (Array.isArray(files) ? files : []))
    .map(({ name }) => String(name));
}

describe('Slack fails while the report is uploaded', () => {
  const lost = (method: string): Fault => ({ kind: 'lost-answer', method, times: 3 });
  const failed = (method: string): Fault => ({ kind: 'status', status: 503, method, times: 1 });
  const faults: readonly (readonly [string, readonly Fault[]])[] = [
    ['the answer to the completing of each is lost', [lost(COMPLETE)]],
    ['the completing of one is not carried out', [failed(COMPLETE)]],
    ['the answer is lost, and nor is it told whether it is there', [lost(COMPLETE), failed(INFO)]],
    ['the bytes arrive and nobody hears of it', [lost('upload')]],
    ['the place for each is made and nobody hears of it', [lost(PLACE)]],
  ];
  const seen = new Map<string, readonly string[]>();

  async function goThrough(name: string, wanted: readonly Fault[]): Promise<void> {
    const bot = await startBotForTest();
    try {
      const dana = personIn(bot.workspace, 'dana');
      const { channel } = await openRoom(bot, dana, 'Wells run dry');
      await bot.settled();
      for (const fault of wanted) bot.workspace.fault(fault);
      const listed = await dana.askFor(channel, '/incident close');
      await dana.tap(channel, listed, 'Close anyway');
      await bot.settled(30_000);
      seen.set(name, filesIn(bot.workspace, channel));
    } finally {
      await bot.close();
    }
  }

  // Side by side, since most of it is waiting to try again.
  beforeAll(async () => {
    await Promise.all(faults.map(([name, wanted]) => goThrough(name, wanted)));
  }, 60_000);

  test.each(faults)('When %s, each file is in the channel once', (name) => {
    expect(seen.get(name)).toEqual(all);
  });
});

describe('Killed while a file is uploaded', () => {
  let bot: KillableBot;
  let workspace: LocalWorkspace;
  beforeEach(async () => {
    bot = await createKillableBot();
    workspace = bot.workspace;
  });
  afterEach(() => bot.close());

  const moments: readonly (readonly [string, Fault])[] = [
    ['its place is made', { kind: 'slow', method: PLACE, delayMs: 300, times: 1 }],
    ['its bytes are there', { kind: 'refuse', method: COMPLETE }],
    ['it is being shared', { kind: 'slow', method: COMPLETE, delayMs: 300, times: 1 }],
  ];
  test.each(moments)(
    'When %s, each file is in the channel once afterwards',
    async (_moment, fault) => {
      await bot.run();
      const dana = personIn(workspace, 'dana');
      await dana.ask('incidents', '/incident start Wells run dry');
      const { id } = await workspace.waitFor(
        'the channel with its card',
        () => workspace.channels().find((one) => one.name.startsWith('inc-1') && one.pins.length),
        20_000,
      );
      await workspace.waitFor('dana', () =>
        workspace.channel(id)?.members.includes(dana.person.id),
      );
      workspace.fault(fault);
      const listed = await dana.askFor(id, '/incident close');
      await dana.tap(id, listed, 'Close anyway');
      await workspace.waitFor('the upload to begin', () => workspace.faults()[0]?.struck, 20_000);
      await bot.kill();
      workspace.clearFaults();
      await bot.run();
      await workspace.waitFor(
        'the last file',
        () => filesIn(workspace, id).includes('INC-1-postmortem.html'),
        30_000,
      );

      expect(filesIn(workspace, id)).toEqual(all);
    },
    90_000,
  );
});
