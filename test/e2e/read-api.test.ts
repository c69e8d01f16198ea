import { createApiReader } from '../helpers/api-reader';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { personIn } from '../helpers/person';

const apiToken = 'token-of-the-readers';
let bot: BotForTest;

beforeAll(async () => {
  bot = await startBotForTest({ mode: 'http', apiToken });
  const dana = personIn(bot.workspace, 'dana');
  await dana.ask('incidents', '/incident start sev2 Checkout <b>is</b> down');
  await dana.ask('incidents', '/incident INC-1 note 12% fail');
  await dana.ask('incidents', '/incident INC-1 note the key is hunter2');
  await dana.ask('incidents', '/incident start --private A key leaked');
  await dana.ask('incidents', '/incident start --drill The cellar floods');
});
afterAll(() => bot?.close());

const get = createApiReader(() => bot.address(), apiToken);

test('Incidents are listed newest first, without private ones, drills marked', async () => {
  const { incidents, next } = (await get('/api/incidents')).json();

  expect(incidents).toMatchObject([
    { id: 'INC-3', isDrill: true },
    { id: 'INC-1', title: 'Checkout <b>is</b> down', severity: 'sev2', status: 'investigating' },
  ]);
  expect(next).toBeNull();
});

test('Pages follow each other to the end', async () => {
  const first = (await get('/api/incidents?limit=1')).json();
  const second = (await get(first.next)).json();

  expect([first, second].map(({ incidents: [one] }) => one.id)).toEqual(['INC-3', 'INC-1']);
  expect(second.next).toBeNull();
  const entries = (await get('/api/incidents/INC-1/timeline?limit=2')).json();
  expect((await get(entries.next)).json().entries[0].id).not.toBe(entries.entries[1].id);
});

test('One incident, its timeline and its report can be read', async () => {
  expect((await get('/api/incidents/INC-1')).json()).toMatchObject({ id: 'INC-1', number: 1 });
  const { entries } = (await get('/api/incidents/INC-1/timeline')).json();
  expect(entries).toEqual(
    expect.arrayContaining([expect.objectContaining({ kind: 'note', text: '12% fail' })]),
  );
  const markdown = await get('/api/incidents/INC-1/report.md');
  expect(markdown.type).toBe('text/markdown; charset=utf-8');
  expect(markdown.text).toContain('## Timeline');
  expect((await get('/api/incidents/INC-1/report.html')).text).not.toContain('<b>is</b>');
  expect((await get('/api/incidents/INC-1/report.json')).json()).toMatchObject({ id: 'INC-1' });
});

test('Redacted words are gone from it', async () => {
  const { entries } = (await get('/api/incidents/INC-1/timeline')).json();
  const { id } = entries.find((one: { text: string }) => one.text.includes('hunter2'));
  const dana = personIn(bot.workspace, 'dana');
  const asked = await dana.askFor('incidents', `/incident INC-1 redact ${id}`);
  await dana.tap('incidents', asked, 'Redact for good');

  const after = await get('/api/incidents/INC-1/timeline');

  expect(after.text).not.toContain('hunter2');
  expect(after.json().entries).toEqual(
    expect.arrayContaining([expect.objectContaining({ id, isRedacted: true })]),
  );
});

test.each([
  ['/api/incidents/INC-2', 'a private one'],
  ['/api/incidents/INC-2/report.md', 'the report of a private one'],
  ['/api/incidents/INC-2/timeline', 'the timeline of a private one'],
  ['/api/incidents/INC-99', 'one that there is not'],
  ['/api/incidents/x', 'what is no number'],
])('%s, %s, is not found, in the same words', async (path) => {
  const { status, json } = await get(path);

  expect(status).toBe(404);
  expect(json()).toEqual({ error: 'There is no such incident, or it is private.' });
});

test.each(['/api', '/api/', '/api/incident', '/api/incidents/INC-1/report.pdf', '/api?x=1'])(
  '%s is no address, and it says where they are described',
  async (path) => {
    const response = await fetch(`${bot.address()}${path}`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      error: expect.stringContaining('/api/openapi.json'),
    });
  },
);

test('Nobody reads without the token, nor asks for what cannot be', async () => {
  expect((await get('/api/incidents', '')).status).toBe(401);
  expect((await get('/api/incidents', 'another')).status).toBe(401);
  const refused = await get('/api/incidents?limit=1000');
  expect(refused.status).toBe(400);
  expect(refused.json().error).toContain('limit');
  expect((await get('/api/incidents?colour=red')).json().error).toContain('colour');
  expect((await get('/api/incidents/INC-1?colour=red')).json().error).toContain('colour');
});

test('A page below a number that no incident can have is refused', async () => {
  const { status, json } = await get('/api/incidents?before=10000000000');

  expect(status).toBe(400);
  expect(json().error).toContain('before');
});
