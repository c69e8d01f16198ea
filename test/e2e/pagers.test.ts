import type { PagerKind } from '../../src/ports/pagers';
import { type BotForTest, startBotForTest } from '../helpers/bot';
import { type FakePager, startFakePager, webhookSecret } from '../helpers/fake-pagers';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { buttonNamed, wordsOf } from '../helpers/shown';

jest.setTimeout(30_000);

let bot: BotForTest;
let pagers: Readonly<Record<PagerKind, FakePager>>;
let dana: Person;

const target = (name: string, ...names: readonly string[]) => ({
  kind: 'name' as const,
  name,
  pagers: names,
});

beforeAll(async () => {
  pagers = {
    pagerduty: await startFakePager('pagerduty'),
    opsgenie: await startFakePager('opsgenie'),
    webhook: await startFakePager('webhook'),
  };
  const { pagerduty, opsgenie, webhook } = pagers;
  bot = await startBotForTest({
    pagers: { duty: pagerduty.setup, genie: opsgenie.setup, own: webhook.setup },
    pagerSecrets: {
      pagerduty: [{ secret: webhookSecret }],
      opsgenie: [{ secret: webhookSecret }],
      webhook: [{ secret: webhook.setup.secret, pagers: ['own'] }],
    },
    settings: (workspace) => ({
      targets: [
        {
          ...{ kind: 'channel', name: 'storage' },
          id: workspace.addChannel({ name: 'storage-team', members: ['mike'] }).id,
        },
        target('dba', 'duty'),
        target('network', 'genie'),
        target('cooks', 'own'),
        target('everybody', 'duty', 'genie', 'own'),
      ],
    }),
  });
  dana = personIn(bot.workspace, 'dana');
});
afterAll(async () => {
  await bot?.close();
  await Promise.all(Object.values(pagers ?? {}).map(({ server }) => server.close()));
});

/** Opens an incident; `key` is what pagers call its first escalation. */
async function open(command: string) {
  const { channel, label } = await openRoom(bot, dana, command);
  const number = label.slice('INC-'.length);
  return { channel, label, key: `hindsight-${bot.workspace.teamId}-${number}-E1` };
}

function alertAt(pager: FakePager, key: string, state: string) {
  return bot.workspace.waitFor(`${key} to be ${state}`, () => {
    const alert = pager.alerts.get(key);
    return alert?.state === state && alert;
  });
}

const address = () => bot.address() ?? '';

describe.each([
  ['dba', 'pagerduty', 'duty', ['Amber lamp', 'Brass bell']],
  ['network', 'opsgenie', 'genie', ['Copper kettle', 'Dusty drum']],
  ['cooks', 'webhook', 'own', ['Empty eel', 'Frozen fig']],
] as const)('An escalation to %s, who are paged through %s', (name, kind, pagerName, titles) => {
  test('wakes them, and is acknowledged here when they acknowledge there', async () => {
    const pager = pagers[kind];
    const { channel, label, key } = await open(`sev1 ${titles[0]}`);
    await dana.ask(channel, `/incident escalate ${name} writes are stuck`);
    const alert = await alertAt(pager, key, 'triggered');
    expect(alert.summary).toBe(`[${label} E1] ${name}: writes are stuck (${titles[0]})`);
    await dana.sees(channel, `Paging ${pagerName}`);

    expect(await pager.acknowledge(address(), key, 'Ann Example')).toBe(200);

    const message = await dana.sees(channel, `Acknowledged by Ann Example through ${pagerName}`);
    expect(wordsOf(message)).toContain('writes are stuck');
    expect(await pager.acknowledge(address(), key, 'Bob Example')).toBe(200);
    const timeline = await dana.ask(channel, '/incident timeline');
    expect(timeline.match(/E1 acknowledged by/g)).toHaveLength(1);
    expect(timeline).toContain(`E1 acknowledged by Ann Example through ${pagerName}`);
  });

  test('is acknowledged there when somebody acknowledges here, and resolved with the incident', async () => {
    const pager = pagers[kind];
    const { channel, key } = await open(`sev2 ${titles[1]}`);
    await dana.ask(channel, `/incident escalate ${name} writes are stuck`);
    await alertAt(pager, key, 'triggered');
    const asked = await dana.seesButton(channel, 'Acknowledge');
    const { actionId, blockId } = buttonNamed(asked, 'Acknowledge');

    await dana.press(channel, asked.ts, actionId, { blockId });

    await alertAt(pager, key, 'acknowledged');
    await dana.ask(channel, '/incident resolve');
    await alertAt(pager, key, 'resolved');
  });
});

test('An escalation to a channel is asked there, and acknowledged by somebody there', async () => {
  const { channel, label } = await open('sev2 Disks are full');
  await dana.ask(channel, '/incident escalate storage we need more of them');
  const mike = personIn(bot.workspace, 'mike');
  const asked = await mike.seesButton('storage-team', 'Acknowledge');
  expect(wordsOf(asked)).toContain(`${label}: Disks are full in #`);
  const { actionId, blockId } = buttonNamed(asked, 'Acknowledge');

  await mike.press('storage-team', asked.ts, actionId, { blockId });

  await dana.sees(channel, 'Acknowledged by mike');
  await mike.sees('storage-team', 'Acknowledged by mike');
});

test('One of several pagers acknowledges for all of them', async () => {
  const { channel, key } = await open('sev1 Everything burns');
  await dana.ask(channel, '/incident escalate everybody come');
  for (const pager of Object.values(pagers)) await alertAt(pager, key, 'triggered');

  await pagers.opsgenie.acknowledge(address(), key, 'Ann Example');

  for (const pager of Object.values(pagers)) await alertAt(pager, key, 'acknowledged');
  await bot.settled();
  const sent = pagers.opsgenie.server.requests.filter(({ path }) => path.includes(`${key}/ack`));
  expect(sent).toEqual([]);
});

test('A pager that says no is shown where help was asked for, and to whoever looks', async () => {
  const { channel, key } = await open('sev2 The key was changed');
  pagers.pagerduty.server.failNext(pagers.pagerduty.refusal);
  await dana.ask(channel, '/incident escalate dba writes are stuck');

  const asked = await dana.seesButton(channel, 'Acknowledge');
  const [, told] = await bot.workspace.waitFor('word of it', () => {
    const thread = bot.workspace.as('dana').thread(channel, asked.ts);
    return thread.length > 1 && thread;
  });
  expect(wordsOf(told!)).toContain('duty could not be paged');
  expect(wordsOf(told!)).toContain('duty answers HTTP 400: Event object is invalid');
  expect(told!.mentions).toEqual([dana.person.id]);
  const state = await dana.ask(channel, '/incident');
  expect(state).toContain('E1: duty was not paged, given up: duty answers HTTP 400');
  expect(pagers.pagerduty.alerts.get(key)).toBeUndefined();
});

test('A pager in trouble is tried again, and holds nothing up in Slack', async () => {
  const { channel, key } = await open('sev2 The pager sleeps');
  const { server } = pagers.pagerduty;
  server.isSilent = true;
  await dana.ask(channel, '/incident escalate dba writes are stuck');
  await bot.workspace.waitFor('the page', () =>
    server.requests.some(({ body }) => body.includes(key)),
  );

  await dana.ask(channel, '/incident escalate "the night shift" come too');
  await dana.sees(channel, 'come too');
  await dana.ask(channel, '/incident update We are on it');
  await dana.sees(channel, 'Update on');

  server.isSilent = false;
  await bot.stop();
  await bot.start();
  await alertAt(pagers.pagerduty, key, 'triggered');
});

test('A private incident tells a pager nothing but that somebody is wanted', async () => {
  const { channel, label, key } = await open('--private sev1 A key leaked');
  await dana.ask(channel, '/incident escalate dba the secret is hunter2');

  const { summary } = await alertAt(pagers.pagerduty, key, 'triggered');
  expect(summary).toBe(`[${label} E1] dba is wanted: look in Slack`);
  const sent = pagers.pagerduty.server.requests.filter(({ body }) => body.includes(key));
  expect(JSON.stringify(sent)).not.toMatch(/hunter2|leaked/);
});

test('An escalation that is taken back is resolved there', async () => {
  const { channel, key } = await open('sev2 A false alarm');
  const receipt = await dana.ask(channel, '/incident escalate dba nothing at all');
  await alertAt(pagers.pagerduty, key, 'triggered');

  const [entry] = /T\d+/.exec(receipt) ?? [];
  await dana.ask(channel, `/incident remove ${entry}`);

  await alertAt(pagers.pagerduty, key, 'resolved');
});

test('Nobody acknowledges without the secret, nor for a page that went elsewhere', async () => {
  const { channel, key } = await open('sev2 Strangers knock');
  await dana.ask(channel, '/incident escalate network links are down');
  await alertAt(pagers.opsgenie, key, 'triggered');
  const body = JSON.stringify({ key, action: 'acknowledge', by: 'Mallory' });
  const post = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${address()}${path}`, { method: 'POST', body, headers }).then(({ status }) => status);

  expect(await post('/pagers/webhook')).toBe(401);
  expect(await post('/pagers/opsgenie')).toBe(401);
  expect(await post('/pagers/pagerduty')).toBe(401);
  const { alerts } = pagers.webhook;
  alerts.set(key, { key, summary: '', severity: '', state: 'triggered', wakes: 1 });
  expect(await pagers.webhook.acknowledge(address(), key, 'Mallory')).toBe(200);

  expect(await dana.ask(channel, '/incident')).toContain('Waiting for');
});

test('No key is in the log', () => {
  const lines = JSON.stringify(bot.log.lines);
  for (const { setup } of Object.values(pagers)) expect(lines).not.toContain(setup.secret);
  expect(lines).not.toContain(webhookSecret);
});
