import type { Fault } from '../../src/local-slack/faults/fault';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { wordsOf } from '../helpers/shown';
import { until } from '../helpers/until';

let bot: BotForTest;
let dana: Person;

beforeAll(async () => {
  bot = await startBotForTest();
  dana = personIn(bot.workspace, 'dana');
});
afterEach(() => bot.workspace.clearFaults());
afterAll(() => bot.close());

type Surface = 'card' | 'topic' | 'canvas';

/** What each surface of a channel says now. */
function says(channel: string, surface: Surface): string {
  const { topic = '', canvas = '', pins = [] } = bot.workspace.channel(channel) ?? {};
  if (surface === 'topic') return topic;
  if (surface === 'canvas') return canvas;
  return bot.workspace
    .messages(channel)
    .filter(({ ts }) => pins.includes(ts))
    .map(wordsOf)
    .join();
}

function shows(channel: string, surface: Surface, words: string): Promise<unknown> {
  return bot.workspace.waitFor(`the ${surface} to say ${words}`, () =>
    says(channel, surface).includes(words),
  );
}

const all: readonly Surface[] = ['card', 'topic', 'canvas'];

const cases: readonly (readonly [string, Surface, Fault, string])[] = [
  [
    'A missing scope',
    'topic',
    { kind: 'error', method: 'conversations.setTopic', error: 'missing_scope' },
    'topic: conversations.setTopic: missing_scope',
  ],
  [
    'Trouble of Slack’s own',
    'canvas',
    { kind: 'status', method: 'canvases.edit', status: 503 },
    'canvas: canvases.edit: http_503',
  ],
  [
    'One call too many',
    'card',
    { kind: 'ratelimited', method: 'chat.update', retryAfterSeconds: 1 },
    'card: chat.update: ratelimited',
  ],
  [
    'Slack out of reach',
    'topic',
    { kind: 'refuse', method: 'conversations.setTopic' },
    'topic: conversations.setTopic: unreachable',
  ],
  ['Silence', 'card', { kind: 'silent', method: 'chat.update' }, 'card: chat.update: timeout'],
];

test.each(cases)(
  '%s: what else shows the record goes on, the cause is told where people look and logged once, and it is made good',
  async (name, broken, fault, cause) => {
    const { channel } = await openRoom(bot, dana, `${name} on the line`);
    await bot.settled();
    await bot.upToDate();
    bot.workspace.fault(fault);
    const answer = await dana.ask(channel, `/incident title ${name} in the tunnel`);
    for (const surface of all.filter((one) => one !== broken))
      await shows(channel, surface, `${name} in the tunnel`);
    await until(
      'the failure',
      () => bot.rows('select 1 from surfaces where problem is not null').length > 0,
      20_000,
    );
    // Each try takes ten seconds where Slack says nothing.
    if (fault.kind !== 'silent') {
      await until(
        'another try in vain',
        () =>
          bot.rows('select 1 from surfaces where problem is not null and attempts > 1').length > 0,
        20_000,
      );
    }
    const state = await dana.ask(channel, '/incident');
    const shown = says(channel, broken);
    bot.workspace.clearFaults();
    await shows(channel, broken, `${name} in the tunnel`);
    const [, ...words] = cause.split(': ');
    const told = bot.log.lines.filter(
      ({ details: { err, surface } }) =>
        surface === broken && err instanceof Error && err.message === words.join(': '),
    );

    expect(answer).toMatch(/^Recorded T/);
    expect(state).toContain(cause);
    expect(shown).not.toContain('in the tunnel');
    expect(told).toHaveLength(1);
  },
  60_000,
);
