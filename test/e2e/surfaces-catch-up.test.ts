import type { Fault } from '../../src/local-slack/faults/fault';
import { type Everywhere, everywhere, places } from '../helpers/all-surfaces';
import { openRoom } from '../helpers/incident-room';
import { until } from '../helpers/until';

const HOUR = 3_600_000;

let here: Everywhere;
beforeEach(async () => {
  here = await everywhere();
});
afterEach(() => here.bot.close());

const failing = () =>
  here.bot.rows('select 1 from surfaces where problem is not null').length >= places.length - 1;

const outages: readonly (readonly [string, Fault])[] = [
  ['refuses every connection', { kind: 'refuse' }],
  ['takes every call and says nothing', { kind: 'silent' }],
];

test.each(outages)(
  'After hours in which Slack %s, all that shows the record shows it again by itself',
  async (_name, fault) => {
    const { bot, dana } = here;
    const { channel } = await openRoom(bot, dana, 'Trams stand still');
    await here.show(channel, 'Trams stand still');
    await bot.settled();
    await bot.upToDate();
    bot.workspace.fault(fault);
    await dana.ask(channel, '/incident title Trams and trains stand still');
    await until('every surface to have been tried in vain', failing, 25_000);
    for (const _hour of [1, 2, 3, 4, 5, 6]) {
      bot.clock.advance(HOUR);
      await dana.ask(channel, '/incident note still nothing');
    }
    await dana.ask(channel, '/incident title Nothing moves');
    const pins = bot.workspace.channel(channel)?.pins;
    bot.workspace.clearFaults();
    // Nothing is recorded any more: they come by themselves, the ten minutes of the longest wait at most.
    bot.clock.advance(HOUR / 6);
    await here.show(channel, 'Nothing moves');

    expect(bot.workspace.channel(channel)?.pins).toEqual(pins);
    expect(here.says(channel, 'announcement').match(/Nothing moves/g)).toHaveLength(1);
  },
  60_000,
);

test('What was recorded while the bot was off and Slack away shows after the next start', async () => {
  const { bot, dana } = here;
  const { channel } = await openRoom(bot, dana, 'Lifts are stuck');
  await here.show(channel, 'Lifts are stuck');
  await bot.settled();
  bot.workspace.fault({ kind: 'status', status: 503 });
  await dana.ask(channel, '/incident title Lifts and stairs are stuck');
  await until('every surface to have been tried in vain', failing, 25_000);
  await bot.stop();
  bot.clock.advance(5 * HOUR);
  bot.workspace.clearFaults();
  await bot.start();

  await here.show(channel, 'Lifts and stairs are stuck');
}, 60_000);
