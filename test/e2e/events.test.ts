import { createHmac } from 'node:crypto';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { callCli } from '../helpers/call-cli';
import { openRoom } from '../helpers/incident-room';
import {
  type OutsideRequest,
  type OutsideServer,
  startOutsideServer,
} from '../helpers/outside-server';
import { type Person, personIn } from '../helpers/person';

jest.setTimeout(30_000);

const key = Buffer.from('a secret of twenty-four bytes or more');
const secret = `whsec_${key.toString('base64')}`;

let tracker: OutsideServer;
let bot: BotForTest;
let dana: Person;

beforeAll(async () => {
  tracker = await startOutsideServer(() => ({ status: 204 }));
  bot = await startBotForTest({
    endpoints: { tracker: { url: `${tracker.url}/hook`, secret } },
    settings: { webhooks: { tracker: { isForPrivate: false, isForDrills: false } } },
  });
  dana = personIn(bot.workspace, 'dana');
});
afterAll(async () => {
  await bot?.close();
  await tracker?.close();
});

/** As the specification says that it is verified; undefined where it is not. */
function verified({ headers, body }: OutsideRequest) {
  const id = String(headers['webhook-id']);
  const at = Number(headers['webhook-timestamp']);
  const mac = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const isGood = headers['webhook-signature'] === `v1,${mac}` && Date.now() / 1000 - at < 300;
  return isGood ? { id, ...JSON.parse(body) } : undefined;
}

const taken = () => tracker.requests.map(verified);
const texts = () => taken().map((event) => event?.data.entry.text);
const received = (text: string) =>
  bot.workspace.waitFor(`an event that says ${text}`, () => texts().includes(text));
const hindsight = (...words: readonly string[]) =>
  callCli(words, { environment: { DATABASE_URL: `file:${bot.database}` } });

test('Another program follows an incident, each entry signed, in order, and once', async () => {
  const { channel } = await openRoom(bot, dana, 'sev2 Checkout is down');
  await dana.ask(channel, '/incident note restarted the primary');
  await dana.ask(channel, '/incident resolve it works again');
  await received('it works again');
  await bot.settled();

  expect(taken()).not.toContain(undefined);
  const seqs = taken().map((event) => Number(event?.id.split('-').at(-1)));
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(taken().at(-1)?.data.incident).toMatchObject({ id: 'INC-1', status: 'resolved' });
});

test('Nothing of a private incident leaves', async () => {
  const before = tracker.requests.length;
  const { channel } = await openRoom(bot, dana, '--private sev1 A key leaked');
  await dana.ask(channel, '/incident note hunter2');
  await openRoom(bot, dana, 'sev4 The proof that events went out');
  await received('The proof that events went out').catch(() => undefined);
  await bot.settled();

  expect(JSON.stringify(tracker.requests.slice(before))).not.toMatch(/leaked|hunter2|INC-2/);
});

test('What it did not take is in the log without a word of it, and arrives after a restart', async () => {
  tracker.isSilent = true;
  const { channel } = await openRoom(bot, dana, 'sev2 Search is empty');
  await dana.ask(channel, '/incident note the index is gone');
  await dana.sees(channel, 'Search is empty');
  const waiting = await hindsight('deliveries', '--state', 'waiting', '--json');
  expect(JSON.parse(waiting.out).length).toBeGreaterThan(0);
  expect(waiting.out).not.toContain('index');

  tracker.isSilent = false;
  await bot.stop();
  await bot.start();
  await received('the index is gone');
});

test('What was given up is shown, and sent again when somebody says so', async () => {
  await bot.settled();
  tracker.failNext({ status: 410 });
  await openRoom(bot, dana, 'sev3 Mail is late');
  await bot.settled();
  const given = await hindsight('deliveries', '--state', 'given-up');
  expect(given.code).toBe(3);
  expect(given.out).toMatch(
    /^\d+ {2}tracker {2}INC-\d+ of \w+, T1 {2}given-up at .*: tracker answers HTTP 410\n$/,
  );
  const before = tracker.requests.length;

  const again = await hindsight('deliveries', '--again', 'given-up');

  expect(again.out).toBe('1 delivery to be sent again.\n');
  await bot.workspace.waitFor('it', () => tracker.requests.length > before);
  await bot.settled();
  expect(taken().at(-1)).toMatchObject({ type: 'incident.opened' });
  expect((await hindsight('deliveries', '--state', 'given-up')).code).toBe(0);
});

test('Its secret is not in the log', () => {
  expect(JSON.stringify(bot.log.lines)).not.toContain(secret);
});
