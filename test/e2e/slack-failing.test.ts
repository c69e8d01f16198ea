import type { Fault } from '../../src/local-slack/faults/fault';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type IncidentRoom, openRoom } from '../helpers/incident-room';
import { createKillableBot, type KillableBot } from '../helpers/killable-bot';
import { type Person, personIn } from '../helpers/person';
import { readRows } from '../helpers/read-rows';
import { wordsOf } from '../helpers/shown';
import { until } from '../helpers/until';

interface Stage {
  readonly bot: BotForTest;
  readonly dana: Person;
  readonly room: IncidentRoom;
}

const opened: BotForTest[] = [];
afterAll(async () => {
  await Promise.all(opened.map((bot) => bot.close()));
});

/** A bot of its own with one incident. `prepare` is done before anything is opened. */
async function stage(
  prepare: (workspace: LocalWorkspace) => void = () => undefined,
): Promise<Stage> {
  const bot = await startBotForTest();
  opened.push(bot);
  prepare(bot.workspace);
  const dana = personIn(bot.workspace, 'dana');
  return { bot, dana, room: await openRoom(bot, dana, 'Wells run dry') };
}

async function quietStage(): Promise<Stage> {
  const made = await stage();
  await made.bot.settled();
  await made.bot.upToDate();
  return made;
}

/** How many messages of the channel say this, the card apart, which repeats it. */
function posts({ bot, room }: Stage, words: string): number {
  const pins = bot.workspace.channel(room.channel)?.pins ?? [];
  return bot.workspace
    .messages(room.channel)
    .filter((one) => !pins.includes(one.ts) && wordsOf(one).includes(words)).length;
}

describe('Slack fails once at everything it is asked to do', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['too many requests', { kind: 'ratelimited', retryAfterSeconds: 1, times: 1 }],
    ['an error of its own', { kind: 'status', status: 503, times: 1 }],
    ['a connection refused', { kind: 'refuse', times: 1 }],
    ['an answer lost on the way', { kind: 'lost-answer', times: 1 }],
  ];
  const methods = ['conversations.create', 'conversations.invite', 'chat.postMessage', 'pins.add'];
  const stages = new Map<string, Stage>();

  async function goThrough(name: string, fault: Fault): Promise<void> {
    const made = await stage((workspace) => {
      for (const method of methods) workspace.fault({ ...fault, method } as Fault);
    });
    stages.set(name, made);
    const { bot, dana, room } = made;
    await dana.ask(room.channel, '/incident escalate "water board" nothing to drink');
    await dana.seesButton(room.channel, 'Acknowledge');
    await bot.settled(12_000);
    await bot.workspace.waitFor('the card', () => bot.workspace.channel(room.channel)?.pins.length);
  }

  // Side by side, since most of it is waiting to try again.
  beforeAll(async () => {
    await Promise.all(faults.map(([name, fault]) => goThrough(name, fault)));
  });

  test.each(faults)('With %s nothing is lost and nothing is doubled', (name) => {
    const made = stages.get(name) as Stage;
    const { workspace } = made.bot;

    expect(workspace.channels().filter((one) => one.name.startsWith('inc-'))).toHaveLength(1);
    expect(posts(made, 'water board: nothing to drink')).toBe(1);
    expect(workspace.channel(made.room.channel)?.pins).toHaveLength(1);
    expect(made.room.entries().map(({ kind }) => kind)).toEqual([
      'opened',
      'role-assigned',
      'escalated',
    ]);
  });
});

test('While Slack is down everything is recorded, and made good when it is back', async () => {
  const made = await quietStage();
  const { bot, dana, room } = made;
  bot.workspace.fault({ kind: 'status', status: 500 });
  const answers = [
    await dana.ask(room.channel, '/incident update the tanker is on its way'),
    await dana.ask(room.channel, '/incident escalate "water board" hurry'),
    await dana.ask(room.channel, '/incident note still dry'),
  ];
  await until(
    'a failed try',
    () =>
      bot.rows("select 1 from outbox where state = 'waiting' and problem is not null").length > 0,
  );
  const state = await dana.ask(room.channel, '/incident');
  bot.workspace.clearFaults();
  await bot.settled(15_000);

  for (const answer of answers) expect(answer).toMatch(/^Recorded T/);
  expect(state).toContain('Not done in Slack yet');
  expect(room.entries()).toHaveLength(5);
  expect(posts(made, 'the tanker is on its way')).toBe(1);
  expect(posts(made, 'water board: hurry')).toBe(1);
}, 25_000);

test('What Slack refuses for good is shown, and holds up nothing else', async () => {
  const made = await quietStage();
  const { bot, dana, room } = made;
  const refused = {
    kind: 'error',
    method: 'chat.postMessage',
    error: 'restricted_action',
  } as const;
  bot.workspace.fault({ ...refused, times: 1 });
  await dana.ask(room.channel, '/incident update nobody will read this');
  await dana.ask(room.channel, '/incident update the second one');
  await bot.workspace.waitFor('the second update', () => posts(made, 'the second one') === 1);

  expect(posts(made, 'nobody will read this')).toBe(0);
  expect(await dana.ask(room.channel, '/incident')).toContain('restricted_action');
});

test('Stopped with effects outstanding, it finishes them once it runs again', async () => {
  const made = await quietStage();
  const { bot, dana, room } = made;
  bot.workspace.fault({ kind: 'refuse', method: 'chat.postMessage' });
  await dana.ask(room.channel, '/incident update written before the stop');
  await bot.stop();
  bot.workspace.clearFaults();
  await bot.start();
  await bot.workspace.waitFor('the update', () => posts(made, 'written before the stop') > 0);
  await bot.settled();

  expect(posts(made, 'written before the stop')).toBe(1);
});

describe('Killed in the middle', () => {
  let bot: KillableBot;
  beforeEach(async () => {
    bot = await createKillableBot();
  });
  afterEach(() => bot.close());

  test('What was said to be recorded is there, and what was not done is done once', async () => {
    const { workspace } = bot;
    await bot.run();
    const dana = personIn(workspace, 'dana');
    workspace.fault({ kind: 'slow', method: 'conversations.create', delayMs: 400, times: 1 });
    const answer = await dana.ask('incidents', '/incident start Wells run dry');
    await bot.kill();
    await bot.run();
    const channel = await workspace.waitFor(
      'the channel with its card',
      () =>
        workspace.channels().find(({ name, pins }) => name.startsWith('inc-1') && pins.length > 0),
      20_000,
    );
    const done = await dana.ask(channel.id, '/incident note alive again');
    await until(
      'all effects',
      () => readRows(bot.database, "select 1 from outbox where state = 'waiting'").length === 0,
    );

    expect(answer).toContain('INC-1: Wells run dry is open');
    expect(done).toMatch(/^Recorded T4/);
    expect(workspace.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    expect(workspace.channel(channel.id)?.members).toContain(dana.person.id);
    expect(workspace.channel(channel.id)?.pins).toHaveLength(1);
  }, 60_000);
});
