import { sign } from '../../src/requests/signature';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { callAsBot } from '../helpers/call-as-bot';
import { personIn } from '../helpers/person';
import { buttonsOf, wordsOf } from '../helpers/shown';
import { until } from '../helpers/until';

const secret = 'secret-of-the-plain-alerts';

let bot: BotForTest;
let alerts: string;

beforeAll(async () => {
  bot = await startBotForTest({
    mode: 'http',
    alertSecrets: { json: secret },
    settings: (workspace) => {
      alerts = workspace.addChannel({ name: 'alerts', members: ['dana', 'claire'] }).id;
      return { alertChannel: alerts };
    },
  });
});
afterAll(() => bot?.close());

async function tell(key: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const body = JSON.stringify({ key, state: 'firing', title: `${key} is down`, ...more });
  const response = await fetch(`${bot.address()}/alerts/json`, {
    method: 'POST',
    body,
    headers: { 'x-hindsight-signature': sign(secret, body, Date.now()) },
  });
  expect(await response.json()).toEqual({ ok: true });
}

const shown = (words: string | RegExp) =>
  bot.workspace.waitFor(`an alert that says ${words}`, () =>
    bot.workspace.messages(alerts).find((message) => wordsOf(message).search(words) >= 0),
  );

const dana = () => personIn(bot.workspace, 'dana');

test('An alert starts an incident that begins when the alert did', async () => {
  await tell('checkout', { text: '<!channel> *12%* fail', at: '2026-11-19T10:42:00Z' });
  const message = await shown('checkout is down');
  expect(wordsOf(message)).toContain('<!channel> *12%* fail');
  expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Start incident', 'Ignore']);

  const answer = await dana().tap(alerts, message, 'Start incident');

  expect(wordsOf(answer)).toContain('INC-1: checkout is down');
  expect(
    bot.rows('select kind, occurred_at from timeline_entries where incident_id like ?', '%/1'),
  ).toEqual(
    expect.arrayContaining([{ kind: 'detected', occurred_at: '2026-11-19T10:42:00.000Z' }]),
  );
  const after = await shown(/dana started INC-1/);
  expect(after.ts).toBe(message.ts);
  expect(buttonsOf(after)).toEqual([]);
  await shown('started INC-1: #inc-1-checkout-is-down');
});

test('Told again, it is the same message with a count, and it resolves with the group', async () => {
  await tell('checkout');
  await tell('checkout');
  const { ts } = await shown(/told 3 times/);

  await tell('checkout', { state: 'resolved' });

  expect((await shown(/resolved at/)).ts).toBe(ts);
  const messages = bot.workspace.messages(alerts).filter(({ subtype }) => subtype === undefined);
  expect(messages).toHaveLength(1);
  expect(
    bot.rows("select 1 from timeline_entries where text like 'Alert resolved: %'"),
  ).toHaveLength(1);
});

test('An alert is added to an open incident, once, whoever presses', async () => {
  await tell('search');
  const message = await shown('search is down');
  expect(buttonsOf(message).map(({ label }) => label)).toContain('Add to INC-1');

  const first = await dana().tap(alerts, message, 'Add to INC-1');
  const second = await personIn(bot.workspace, 'claire').tap(alerts, message, 'Start incident');

  expect(wordsOf(first)).toContain('search is down');
  expect(wordsOf(second)).toMatch(/dana added it to INC-1.* already/);
  await shown(/Added to INC-1/);
  expect(bot.rows('select 1 from incidents')).toHaveLength(1);
});

test('An ignored alert is shown again when it fires after it was resolved', async () => {
  await tell('mail');
  const message = await shown('mail is down');
  await dana().tap(alerts, message, 'Ignore');
  expect(buttonsOf(await shown(/Ignored by/))).toEqual([]);
  await tell('mail', { state: 'resolved' });
  await tell('mail');

  const again = await bot.workspace.waitFor('another message', () =>
    bot.workspace
      .messages(alerts)
      .find((one) => wordsOf(one).includes('mail is down') && one.ts !== message.ts),
  );
  expect(buttonsOf(again).map(({ label }) => label)).toContain('Ignore');
});

test('Incidents that are closed or private are not offered', async () => {
  const person = dana();
  await person.ask('incidents', '/incident start --private A key leaked');
  await tell('cache');
  const message = await shown('cache is down');
  expect(buttonsOf(message).map(({ label }) => label)).toEqual([
    'Start incident',
    'Add to INC-1',
    'Ignore',
  ]);

  const list = await person.askFor('incidents', '/incident INC-1 close');
  await person.tap('incidents', list, 'Close anyway');

  await bot.workspace.waitFor('no more offer', () => {
    const now = bot.workspace.messages(alerts).find(({ ts }) => ts === message.ts);
    return now !== undefined && buttonsOf(now).length === 2;
  });
});

test('An alert waits until Slack takes it, and is posted once', async () => {
  bot.workspace.fault({
    kind: 'error',
    error: 'internal_error',
    method: 'chat.postMessage',
    times: 1,
  });

  await tell('queue');

  await shown('queue is down');
});

test('A message that somebody deleted is posted once more, and then left alone', async () => {
  await tell('disk');
  const first = await shown('disk is down');
  await callAsBot(bot.workspace, 'chat.delete', { channel: alerts, ts: first.ts });
  await tell('disk');

  const second = await bot.workspace.waitFor('another message', () =>
    bot.workspace
      .messages(alerts)
      .find((one) => wordsOf(one).includes('disk is down') && one.ts !== first.ts),
  );
  expect(wordsOf(second)).toContain('told 2 times');
});

test('An alert waits for a channel that is archived, and is shown once it is not', async () => {
  await dana().archive(alerts);
  await tell('backup');
  await bot.workspace.waitFor('a refusal', () =>
    bot.log.lines.some(({ message }) => message === 'an alert could not be shown'),
  );
  await dana().unarchive(alerts);

  await shown('backup is down');
});

test('What comes in is counted, and what is not shown yet', async () => {
  const metrics = async () => (await fetch(`${bot.address()}/metrics`)).text();
  expect(await metrics()).toMatch(/^hindsight_alerts_total\{source="json",state="firing"\} \d+$/m);
  await until('everything to be shown', async () =>
    /^hindsight_alerts_behind 0$/m.test(await metrics()),
  );
});

test('Nobody gets in without the secret, and what is not set up says so', async () => {
  const refused = await fetch(`${bot.address()}/alerts/json`, { method: 'POST', body: '{}' });
  expect(refused.status).toBe(401);
  const unset = await fetch(`${bot.address()}/alerts/grafana`, { method: 'POST', body: '{}' });
  expect(unset.status).toBe(404);
  expect(await unset.json()).toEqual({ error: 'Alerts of grafana are not set up here.' });
});

test('Nothing that came in is in the log', () => {
  expect(JSON.stringify(bot.log.lines)).not.toMatch(/is down|secret-of/);
});
