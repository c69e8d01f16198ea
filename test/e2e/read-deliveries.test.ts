import { createApiReader } from '../helpers/api-reader';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type OutsideServer, startOutsideServer } from '../helpers/outside-server';
import { personIn } from '../helpers/person';

const apiToken = 'token-of-the-readers';
const secret = `whsec_${Buffer.from('a secret of twenty-four bytes or more').toString('base64')}`;
const addressee = ['tracker', 'board', 'siren'] as const;
const answers = { '/tracker': 204, '/board': 410, '/siren': 503 } as const;

let outside: OutsideServer;
let bot: BotForTest;

beforeAll(async () => {
  outside = await startOutsideServer(({ path }) => ({
    status: answers[path as keyof typeof answers],
  }));
  const named = <Value>(value: (name: string) => Value) =>
    Object.fromEntries(addressee.map((name) => [name, value(name)]));
  bot = await startBotForTest({
    apiToken,
    endpoints: named((name) => ({ url: `${outside.url}/${name}`, secret })),
    settings: {
      webhooks: named(() => ({ kinds: ['opened', 'note'], isForPrivate: true, isForDrills: true })),
    },
  });
  const dana = personIn(bot.workspace, 'dana');
  await dana.ask('incidents', '/incident start Checkout is down');
  await dana.ask('incidents', '/incident start --private A key leaked');
  await dana.ask('incidents', '/incident start The cellar floods');
  await dana.ask('incidents', '/incident INC-1 note the key is hunter2');
  await bot.workspace.waitFor('each to be tried', () => {
    const sql = "select state, count(*) as count from outbox where via = 'events'";
    const tried = bot.rows(
      `${sql} and (state <> 'waiting' or problem is not null) group by state order by state`,
    );
    return JSON.stringify(tried.map(({ count }) => count)) === '[4,4,3]';
  });
});
afterAll(async () => {
  await bot?.close();
  await outside?.close();
});

const get = createApiReader(() => bot.address(), apiToken);

/** `INC-1 T1 tracker` */
async function told(query: string): Promise<readonly string[]> {
  const { deliveries } = (await get(`/api/deliveries${query}`)).json();
  return deliveries.map(
    (one: { incident: string; entry: string; endpoint: string }) =>
      `${one.incident} ${one.entry} ${one.endpoint}`,
  );
}

test('What became of events is listed, newest first, without those of private incidents', async () => {
  const { deliveries, next } = (await get('/api/deliveries')).json();

  expect(next).toBeNull();
  expect(await told('')).toEqual([
    ...addressee.map((name) => expect.stringMatching(`^INC-1 T[2-9] ${name}$`)).toReversed(),
    ...addressee.map((name) => `INC-3 T1 ${name}`).toReversed(),
    ...addressee.map((name) => `INC-1 T1 ${name}`).toReversed(),
  ]);
  const byName = Object.fromEntries(
    deliveries.slice(3).map((one: { endpoint: string }) => [one.endpoint, one]),
  );
  expect(byName).toMatchObject({
    tracker: { state: 'delivered', attempts: 1, nextAt: null, problem: null },
    board: { state: 'given-up', endedAt: expect.any(String), problem: 'board answers HTTP 410' },
    siren: { state: 'waiting', endedAt: null, problem: 'siren answers HTTP 503' },
  });
});

test('It has not a word of what was told', async () => {
  const { text } = await get('/api/deliveries');

  for (const word of ['hunter2', 'Checkout', 'cellar', 'leaked']) expect(text).not.toContain(word);
});

test('Some can be asked for: of an incident, to one, in a state', async () => {
  expect(await told('?incident=INC-3')).toHaveLength(3);
  expect(await told('?incident=3&endpoint=board')).toEqual(['INC-3 T1 board']);
  expect(await told('?state=delivered')).toEqual([
    expect.stringMatching('^INC-1 T[2-9] tracker$'),
    'INC-3 T1 tracker',
    'INC-1 T1 tracker',
  ]);
  expect(await told('?state=given-up&incident=INC-3')).toEqual(['INC-3 T1 board']);
  expect(await told('?endpoint=nobody')).toEqual([]);
});

test('Pages follow each other to the end, and ask for the same', async () => {
  const first = (await get('/api/deliveries?incident=INC-1&endpoint=board&limit=1')).json();
  const second = (await get(first.next)).json();

  const entries = [first, second].flatMap(({ deliveries }) => deliveries);
  expect(entries).toMatchObject([{ endpoint: 'board' }, { endpoint: 'board', entry: 'T1' }]);
  expect(second.next).toBeNull();
});

test.each(['INC-2', 'INC-99', 'x'])('Of %s there are none, in the same words', async (incident) => {
  const { status, json } = await get(`/api/deliveries?incident=${incident}`);

  expect(status).toBe(404);
  expect(json()).toEqual({ error: 'There is no such incident, or it is private.' });
});

test('Nobody reads them without the token, nor asks for what cannot be', async () => {
  expect((await get('/api/deliveries', '')).status).toBe(401);
  const refused = await get('/api/deliveries?state=lost');
  expect(refused.status).toBe(400);
  expect(refused.json().error).toMatch(/state.*given-up/);
});
