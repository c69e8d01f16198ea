import BetterSqlite3 from 'better-sqlite3';
import { createApiReader } from '../helpers/api-reader';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { createAnswerCheck, type Description, problemsOfDocument } from '../helpers/described-api';
import { startMany } from '../helpers/many-workspaces';
import { personIn } from '../helpers/person';

const apiToken = 'token-of-the-readers';
let bot: BotForTest;
let description: Description;

beforeAll(async () => {
  bot = await startBotForTest({ apiToken });
  const response = await fetch(`${bot.address()}/api/openapi.json`);
  description = (await response.json()) as Description;
});
afterAll(() => bot?.close());

const get = createApiReader(() => bot.address(), apiToken);

test('The description is an OpenAPI document, for a validator that is not ours', async () => {
  expect(await problemsOfDocument(description)).toBeUndefined();
  expect(description.openapi).toBe('3.1.0');

  const { responses: _, ...without } = description.paths['/api/incidents']?.get ?? {};
  const wrong = { ...description, paths: { '/api/incidents': { get: { ...without, tags: 1 } } } };
  expect(JSON.stringify(await problemsOfDocument(wrong))).toContain('/paths/~1api~1incidents');
});

test('What reads it is not to break where more is said one day', () => {
  expect(JSON.stringify(description)).not.toContain('additionalProperties');
});

test('The description names every address', () => {
  expect(Object.keys(description.paths)).toEqual([
    '/api/incidents',
    '/api/incidents/{id}',
    '/api/incidents/{id}/timeline',
    '/api/incidents/{id}/report.md',
    '/api/incidents/{id}/report.html',
    '/api/incidents/{id}/report.json',
    '/api/deliveries',
  ]);
});

test('Everything of an incident that has everything is as described', async () => {
  const dana = personIn(bot.workspace, 'dana');
  const tell = (line: string) => dana.ask('incidents', `/incident INC-1 ${line}`);
  await dana.ask('incidents', '/incident start sev2 -50m Checkout is down');
  for (const line of [
    'note -45m 12% fail',
    'detected ~ -49m The alarm went off',
    'impact -44m One payment in three fails, 33%',
    'hypothesis -40m The release broke it',
    'evidence H1 against -38m It was rolled back',
    'rule-out H1 -37m The errors stayed',
    'hypothesis -30m The database is full',
    'confirm H2 -20m It is',
    'hypothesis -19m Something else too',
    'escalate @priya -18m Orders wait',
    'escalate "network team" -17m Packets are lost',
    'ack E1 -15m',
    'update -14m We know the cause',
    'cause -12m A report without a time limit',
    'fix -11m Stopped the report',
    'status monitoring -10m',
    'lesson well The rollback was quick',
    'lesson Nobody was told',
    'improve An alarm for connections',
    'action @priya Limit the report by 2031-01-31',
    'action Write it down',
    'done A2',
    'write introduction It was a long night',
    'write conclusion It will not be again',
    'note 2020-01-02 A day alone',
    'edit T3 The alarm went off at last',
    'resolve -2m It works again',
    'rule-out H3 -1m Nothing else',
  ]) {
    const said = await tell(line);
    expect(`${line}: ${said}`).not.toMatch(/not understood|is not|For example/);
  }

  const report = (await get('/api/incidents/INC-1/report.json')).json();
  expect(report).toMatchObject({ id: 'INC-1', hypotheses: [{}, {}], escalations: [{}, {}] });
  const empty = Object.entries(report).filter(([, value]) => String(value) === '');
  expect(empty.map(([name]) => name)).toEqual(['subtitle', 'marks']);
  await get('/api/incidents/INC-1');
  await get('/api/incidents/INC-1/timeline?limit=200');
});

test('An incident of which nothing is known is as described', async () => {
  await personIn(bot.workspace, 'mike').ask('incidents', '/incident start --drill A cellar floods');

  for (const rest of ['', '/timeline', '/report.json', '/report.md', '/report.html']) {
    expect(await get(`/api/incidents/INC-2${rest}`)).toMatchObject({ status: 200 });
  }
});

test('What is not described would be found', async () => {
  const answer = await get('/api/incidents/INC-2');
  const check = createAnswerCheck(description);
  const changed = (change: object) => ({
    ...answer,
    text: JSON.stringify({ ...answer.json(), ...change }),
  });

  const path = '/api/incidents/INC-2';
  expect(check(path, answer)).toEqual([]);
  expect(check(path, changed({ colour: 'red' }))).toHaveLength(1);
  expect(check(path, changed({ openedAt: 'today' }))[0]).toContain('/openedAt');
  expect(check(path, { ...answer, status: 418 })).toEqual([`418 is not described of ${path}`]);
  expect(check('/api/colours', answer)).toEqual(['/api/colours is not described']);
  expect(check(path, { ...answer, type: 'text/html' })).toHaveLength(1);
});

test('Before it is known which workspace it is, every address says so', async () => {
  const many = await startMany({ apiToken });
  const early = createApiReader(() => many.address(), apiToken);

  try {
    for (const path of Object.keys(description.paths)) {
      expect(await early(path.replace('{id}', 'INC-1'))).toMatchObject({ status: 503 });
    }
  } finally {
    await many.close();
  }
});

test('What breaks says nothing of it', async () => {
  const broken = await startBotForTest({ apiToken });
  const reader = createApiReader(() => broken.address(), apiToken);

  try {
    const database = new BetterSqlite3(broken.database);
    database.exec('alter table incidents rename to elsewhere');
    database.close();

    expect(await reader('/api/incidents')).toMatchObject({ status: 500 });
    expect(await reader('/api/incidents/INC-1')).toMatchObject({ status: 500 });
  } finally {
    await broken.close();
  }
});
