import { type Everywhere, everywhere, type Place, places } from '../helpers/all-surfaces';
import type { BotOptions } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { wordsOf } from '../helpers/shown';
import { until } from '../helpers/until';
import { forgiveFailures } from '../helpers/watched-workspace';

let here: Everywhere | undefined;
afterEach(async () => {
  await here?.bot.close();
  here = undefined;
});

async function begin(options: BotOptions = {}): Promise<Everywhere> {
  here = await everywhere(options);
  return here;
}

/** How often the log tells of this failure. */
function told({ bot }: Everywhere, failure: string): number {
  return bot.log.lines.filter(
    ({ details: { err } }) => err instanceof Error && err.message === failure,
  ).length;
}

interface Refusal {
  readonly name: string;
  readonly options?: BotOptions;
  readonly method?: string;
  readonly error?: string;
  readonly without: Place;
  /** What `/incident` says of it in the incident's channel, or elsewhere for what is the reader's own. */
  readonly says: string;
  readonly isOwn?: true;
}

const refusals: readonly Refusal[] = [
  {
    name: 'the scope for topics is missing',
    method: 'conversations.setTopic',
    error: 'missing_scope',
    without: 'topic',
    says: 'topic: conversations.setTopic: missing_scope',
  },
  {
    name: 'the scope for canvases is missing',
    options: { withoutScopes: ['canvases:write'] },
    without: 'canvas',
    says: 'canvas: conversations.canvases.create: missing_scope (needs canvases:write)',
  },
  {
    name: 'the scope for joining channels is missing',
    options: { withoutScopes: ['channels:join'] },
    without: 'announcement',
    says: 'announcement: conversations.join: missing_scope (needs channels:join)',
  },
  {
    name: 'the scope for pins is missing',
    options: { withoutScopes: ['pins:write'] },
    without: 'card',
    says: 'pin-card: pins.add: missing_scope (needs pins:write)',
  },
  {
    name: 'the channel takes no more pins',
    method: 'pins.add',
    error: 'too_many_pins',
    without: 'card',
    says: 'pin-card: pins.add: too_many_pins',
  },
  {
    name: 'the App Home is switched off',
    method: 'views.publish',
    error: 'not_enabled',
    without: 'home',
    says: 'your App Home: views.publish: not_enabled',
    isOwn: true,
  },
];

test.each(refusals)(
  'Where $name, all else shows the record, and the cause is logged once and told where people look',
  async ({ options, method, error, without, says, isOwn }) => {
    const all = await begin(options);
    const { bot, dana } = all;
    if (method !== undefined && error !== undefined)
      bot.workspace.fault({ kind: 'error', method, error });
    const { channel } = await openRoom(bot, dana, 'Trams stand still');
    const rest = places.filter((place) => place !== without);
    await all.show(channel, 'Trams stand still', rest);
    await dana.openHome();
    await dana.ask(channel, '/incident title Nothing moves');
    await all.show(channel, 'Nothing moves', rest);
    const where = isOwn === true ? 'general' : channel;
    let answer = '';
    await until(
      'the cause to be told',
      async () => {
        answer = await dana.ask(where, '/incident');
        return answer.includes(says);
      },
      20_000,
    );
    await dana.ask(channel, '/incident note and again');
    await dana.openHome();
    await bot.settled();
    await all.show(channel, 'Nothing moves', rest);

    // Asking without the scope is on purpose here.
    forgiveFailures(bot.workspace);
    expect(answer).toContain('Not done in Slack yet');
    expect(told(all, says.slice(says.indexOf(': ') + 2))).toBe(1);
    expect(all.says(channel, without)).not.toContain('Nothing moves');
  },
  60_000,
);

test('Where the card cannot be pinned, it is in the channel and kept current there', async () => {
  const { bot, dana } = await begin();
  bot.workspace.fault({ kind: 'error', method: 'pins.add', error: 'too_many_pins' });
  const { channel } = await openRoom(bot, dana, 'Trams stand still');
  await dana.ask(channel, '/incident title Nothing moves');
  const card = await dana.sees(channel, 'Kept by Hindsight');
  await dana.sees(channel, 'Nothing moves');
  await bot.settled();
  bot.workspace.clearFaults();
  await bot.restart();
  await dana.ask(channel, '/incident note it is the power');
  await bot.upToDate();

  const cards = bot.workspace
    .messages(channel)
    .filter((message) => wordsOf(message).includes('Kept by Hindsight'));
  expect(cards.map(({ ts }) => ts)).toEqual([card.ts]);
});

test('Where the channel for announcements is archived, it is left alone, and goes on once it is not', async () => {
  const all = await begin();
  const { bot, dana, company } = all;
  const { channel } = await openRoom(bot, dana, 'Trams stand still');
  await all.show(channel, 'Trams stand still');
  await dana.join(company);
  await dana.archive(company);
  await dana.ask(channel, '/incident title Nothing moves');
  await all.show(channel, 'Nothing moves', ['card', 'topic', 'canvas', 'home']);
  await until('the refusal', () => told(all, 'chat.update: is_archived') > 0);
  const answer = await dana.ask(channel, '/incident');
  const tries = bot.workspace.calls('chat.update').length;
  bot.clock.advance(3_600_000);
  await bot.upToDate();

  expect(answer).toContain('announcement: chat.update: is_archived');
  expect(bot.workspace.calls('chat.update')).toHaveLength(tries);
  await dana.unarchive(company);
  await dana.ask(channel, '/incident title All moves again');
  await all.show(channel, 'All moves again');
}, 60_000);
