import { commands } from '../../src/commands';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { createApiReader } from '../helpers/api-reader';
import { type ManyForTest, startMany } from '../helpers/many-workspaces';
import { until } from '../helpers/until';

/** Words that nobody in the other workspace may ever read. */
const ours = { acme: 'Velvet', globex: 'Marble' } as const;
const apiToken = 'a-token-for-the-read-API';
const secret = 'a-secret-for-alerts-here';

let many: ManyForTest;
const rooms = { acme: '', globex: '' };

beforeAll(async () => {
  many = await startMany({
    apiToken,
    alertSecrets: { alertmanager: secret },
    settings: ({ teams: [acme] }) => ({
      homeWorkspace: acme?.teamId ?? '',
      alertChannel: acme?.channel('incidents')?.id ?? '',
      announcementChannel: acme?.channel('general')?.id ?? '',
    }),
  });
  await many.install(many.acme);
  await many.install(many.globex);
  for (const name of ['acme', 'globex'] as const) {
    const [team, word] = [many[name], ours[name]];
    await team.as('dana').command('incidents', `/incident start sev2 ${word} alarm`);
    const { id } = await team.waitFor('it', () =>
      team.channel(`inc-1-${word.toLowerCase()}-alarm`),
    );
    const dana = team.as('dana').person.id;
    await team.waitFor('the invitation', () => team.channel(id)?.members.includes(dana));
    rooms[name] = id;
  }
});

afterAll(async () => {
  const failures = many.slack.teams.flatMap((team) => team.failures());
  await many.close();
  expect(failures).toEqual([]);
});

/** Everything that anybody in a workspace could have read, and all that the bot sent there. */
function allIn(team: LocalWorkspace): string {
  const dana = team.as('dana');
  const read = team
    .channels()
    .flatMap(({ id, members, topic, canvas }) => [
      topic,
      canvas,
      team.messages(id),
      members.includes(dana.person.id) ? dana.messages(id) : [],
    ]);
  const bytes = team.files().map((file) => Buffer.from(file.bytes).toString());
  return JSON.stringify([read, bytes, dana.home(), dana.view()?.view, team.calls()]);
}

afterEach(() => {
  expect(allIn(many.acme)).not.toContain(ours.globex);
  expect(allIn(many.globex)).not.toContain(ours.acme);
});

const shown = (team: LocalWorkspace, room: string) =>
  JSON.stringify(team.as('dana').messages(room).at(-1) ?? '');

test('each has an INC-1 of its own', () => {
  expect(many.rows('select number from incidents')).toEqual([{ number: 1 }, { number: 1 }]);
  expect(allIn(many.acme)).toContain(ours.acme);
  expect(allIn(many.globex)).toContain(ours.globex);
});

test.each(['list', 'show INC-1', 'search velvet', 'search marble', 'stats', '', 'INC-1 summary'])(
  '“/incident %s” shows each its own',
  async (line) => {
    for (const name of ['acme', 'globex'] as const) {
      const outcome = await many[name].as('dana').command('incidents', `/incident ${line}`);
      expect(outcome).toEqual({ ok: true });
    }
  },
);

test('an incident’s channel of one means nothing in the other', async () => {
  const before = many.rows('select count(*) as count from timeline_entries');

  const { command } = many.globex.as('dana');
  await expect(command(rooms.acme, '/incident note x')).rejects.toThrow();

  expect(many.rows('select count(*) as count from timeline_entries')).toEqual(before);
});

test('the App Home shows each their own', async () => {
  for (const name of ['acme', 'globex'] as const) {
    const dana = many[name].as('dana');
    await dana.openHome();
    await many[name].waitFor('the home', () =>
      JSON.stringify(dana.home() ?? '').includes(ours[name]),
    );
  }
});

test('marks are put on record where they are made', async () => {
  for (const name of ['acme', 'globex'] as const) {
    const dana = many[name].as('dana');
    const { ts } = await dana.say(rooms[name], `${ours[name]} once more`);
    await dana.react(rooms[name], ts, 'pushpin');
    await many[name].waitFor('the tick', () =>
      JSON.stringify(many[name].messages(rooms[name]).find((one) => one.ts === ts)).includes(
        'white_check_mark',
      ),
    );
  }
});

test('the API reads the home workspace, and nothing of the other', async () => {
  const get = createApiReader(many.address, apiToken);
  const read = async (path: string) => (await get(`/api/${path}`)).text;

  for (const path of ['incidents', 'incidents/INC-1', 'incidents/INC-1/timeline']) {
    const text = await read(path);
    expect(text).not.toContain(ours.globex);
  }
  expect(await read('incidents')).toContain(ours.acme);
});

test('an alert is shown in the home workspace alone', async () => {
  const labels = { alertname: `${ours.acme} probe` };
  const alert = { status: 'firing', labels, startsAt: new Date().toISOString() };
  const news = {
    version: '4',
    groupKey: 'g',
    status: 'firing',
    groupLabels: labels,
    commonLabels: labels,
    commonAnnotations: {},
    alerts: [alert],
  };
  const response = await fetch(`${many.address()}/alerts/alertmanager`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(news),
  });
  expect(response.status).toBeLessThan(300);

  await many.acme.waitFor('the alert', () =>
    JSON.stringify(many.acme.messages('incidents')).includes('probe'),
  );
  expect(many.rows('select distinct workspace_id as id from alert_groups')).toEqual([
    { id: many.acme.teamId },
  ]);
});

test('what is announced is announced at home alone', async () => {
  await many.acme.waitFor('it', () =>
    JSON.stringify(many.acme.messages('general')).includes(ours.acme),
  );
  await many.globex.as('dana').command(rooms.globex, `/incident update ${ours.globex} goes on`);
  await until(
    'all of it',
    () => many.rows("select * from outbox where state = 'waiting'").length === 0,
    15_000,
  );
  expect(many.rows("select * from outbox where state = 'abandoned'")).toEqual([]);
  expect(JSON.stringify(many.log.lines)).not.toContain('channel_not_found');
});

test.each(
  commands
    .filter(({ name }) => !['start', 'close', 'redact'].includes(name))
    .map(({ name, example }) => [name, example.replace(/^INC-\d+ /, '')]),
)('“%s” in one is nothing to the other', async (_name, example) => {
  for (const name of ['acme', 'globex'] as const) {
    for (const line of [example, `INC-1 ${example}`]) {
      const outcome = await many[name].as('dana').command(rooms[name], `/incident ${line}`);
      expect(outcome).toEqual({ ok: true });
      if (many[name].as('dana').view()) await many[name].as('dana').closeView();
    }
  }
});

test('each closes its own, with its own report', async () => {
  for (const name of ['acme', 'globex'] as const) {
    await many[name].as('dana').command(rooms[name], '/incident close');
    const said = many[name].as('dana').messages(rooms[name]).at(-1);
    const button = buttonIn(said, 'Close anyway');
    expect(button).toBeDefined();
    await many[name].as('dana').press(rooms[name], said?.ts ?? '', button ?? '');
    await many[name].waitFor('the report', () =>
      many[name].files().some((file) => file.name === 'INC-1-postmortem.md'),
    );
  }
  expect(shown(many.acme, rooms.acme)).not.toContain(ours.globex);
});

function buttonIn(message: unknown, label: string): string | undefined {
  const text = JSON.stringify(message ?? '');
  const pattern = new RegExp(`"action_id":"([^"]+)"[^{}]*"text":\\{[^{}]*"text":"${label}"`);
  const other = new RegExp(`"text":\\{[^{}]*"text":"${label}"[^{}]*\\}[^{}]*"action_id":"([^"]+)"`);
  return pattern.exec(text)?.[1] ?? other.exec(text)?.[1];
}
