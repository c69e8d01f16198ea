import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/settings/config';
import { environment } from '../../src/settings/environment';
import { settingsFile } from '../../src/settings/settings-file';
import { failure, fromYaml } from '../helpers/reading-config';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
const app = { SLACK_APP_TOKEN: 'xapp-1' };

test('with nothing set, everything has its default', () => {
  expect(readConfig({})).toEqual({
    mode: { mode: 'local' },
    slackApiUrl: 'https://slack.com/api/',
    databaseUrl: 'file:data/hindsight.db',
    databaseOptions: { poolSize: 10, statementTimeoutMs: 10_000 },
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
    templatesDir: undefined,
    alertSecrets: {},
    apiToken: undefined,
    endpoints: {},
    pagers: {},
    pagerSecrets: { pagerduty: [], opsgenie: [], webhook: [] },
    settings: expect.objectContaining({
      reportZone: 'UTC',
      announcementChannel: undefined,
      roles: ['lead', 'comms', 'scribe'],
      targets: [],
      reactions: {
        pushpin: 'timeline',
        bulb: 'hypothesis',
        rotating_light: 'escalation',
        wrench: 'action',
      },
    }),
  });
});

test('the local workspace keeps to this machine unless told otherwise', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  expect(readConfig({ ...bot, ...app }).host).toBe('0.0.0.0');
});

test('what is set is used', () => {
  expect(
    readConfig({
      SLACK_API_URL: 'http://127.0.0.1:4711/api/',
      DATABASE_URL: 'postgres://user@host/db',
      PORT: '0',
      LOG_LEVEL: 'debug',
      TEMPLATES_DIR: './ours',
    }),
  ).toMatchObject({
    slackApiUrl: 'http://127.0.0.1:4711/api/',
    databaseUrl: 'postgres://user@host/db',
    port: 0,
    logLevel: 'debug',
    templatesDir: './ours',
  });
});

test.each([
  ['everyone', ['everyone']],
  ['lead', ['lead']],
  ['[lead, U0123456789]', ['lead', { kind: 'user', id: 'U0123456789', name: 'U0123456789' }]],
  ['managers', [{ kind: 'group', id: 'S0123456789', name: 'managers' }]],
])('who may close is read from %s', (written, close) => {
  const { permissions } = fromYaml(
    `targets: { managers: S0123456789 }\npermissions: { close: ${written} }`,
  );

  expect(permissions).toEqual({
    close,
    reopen: ['everyone'],
    severity: ['everyone'],
    redact: ['lead', 'recorder'],
  });
});

test.each(['{ close: manager }', '{ close: [] }', '{ shut: lead }', '{ close: 7 }'])(
  'a rule that lets nobody in by a slip is refused: %s',
  (written) => {
    expect(failure(() => fromYaml(`permissions: ${written}`))).toContain('permissions');
  },
);

test('alerts need a channel, but in the local workspace', () => {
  const alerts = { ALERTMANAGER_TOKEN: 'a-token-of-the-alerts' };

  expect(readConfig(alerts)).toMatchObject({
    mode: { mode: 'local' },
    alertSecrets: { alertmanager: 'a-token-of-the-alerts' },
  });
  const line = failure(() => readConfig({ ...bot, ...app, ...alerts }));
  expect(line).toMatch(/^ALERTMANAGER_TOKEN is set, and alert_channel is missing/);
  expect(fromYaml('alert_channel: C0123456789').alertChannel).toBe('C0123456789');
});

test('a configuration does not change', () => {
  expect(Object.isFrozen(readConfig({}))).toBe(true);
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxp-1'],
  ['SLACK_APP_TOKEN', 'xoxb-1'],
  ['SLACK_SIGNING_SECRET', 'short'],
  ['SLACK_API_URL', 'slack.com'],
  ['DATABASE_URL', 'mysql://host/db'],
  ['DATABASE_URL', 'file:'],
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by its name and what it may be', (name, value) => {
  const line = failure(() => readConfig({ ...bot, ...app, [name]: value }));

  expect(line).toMatch(new RegExp(`^${name} \\S+`));
  expect(line).not.toContain('\n');
});

test.each(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'])(
  'a wrong %s is not repeated: it may be somebody’s secret',
  (name) => {
    expect(failure(() => readConfig({ [name]: 'pa55wd' }))).not.toContain('pa55wd');
  },
);

test('everything in the environment that cannot be is named, a line for each', () => {
  const lines = failure(() => readConfig({ PORT: 'http', LOG_LEVEL: 'loud', API_TOKEN: 'x y' }));

  expect(lines.split('\n').map((line) => line.split(' ')[0])).toEqual([
    'API_TOKEN',
    'PORT',
    'LOG_LEVEL',
  ]);
});

test('every variable and setting says what it is for', () => {
  for (const { about } of [...Object.values(environment), ...Object.values(settingsFile)]) {
    expect(about.length).toBeGreaterThan(10);
  }
});

describe('the settings file', () => {
  test('may be empty', () => {
    expect(fromYaml('').reportZone).toBe('UTC');
    expect(fromYaml('# nothing yet').reportZone).toBe('UTC');
  });

  test('says how a team works', () => {
    const settings = fromYaml(`
report_zone: Europe/Paris
announcement_channel: C0123456789
roles: [lead, ops]
reactions: { eyes: timeline, "+1": action }
targets:
  database team: S0123456789
  Dana: U0123456789
`);

    expect(settings).toMatchObject({
      reportZone: 'Europe/Paris',
      announcementChannel: 'C0123456789',
      roles: ['lead', 'ops'],
      reactions: { eyes: 'timeline', '+1': 'action' },
      targets: [
        { kind: 'group', id: 'S0123456789', name: 'database team' },
        { kind: 'user', id: 'U0123456789', name: 'Dana' },
      ],
    });
  });

  test('says in minutes how often people are reminded, the rest as it is without', () => {
    const { reminders } = fromYaml('reminders: { no_lead: 0, escalation: 2 }');

    expect(reminders).toEqual({
      'update-overdue': 300_000,
      escalation: 120_000,
      'no-severity': 600_000,
      'no-lead': 0,
      'not-closed': 86_400_000,
      'action-due': 86_400_000,
    });
  });

  test('says when people work, in minutes of the day', () => {
    expect(fromYaml("working_hours: { days: [sun, mon], to: '24:00' }").workingHours).toEqual({
      days: ['sun', 'mon'],
      from: 540,
      to: 1440,
    });
  });

  test('always has a lead', () => {
    expect(fromYaml('roles: [ops]').roles).toEqual(['lead', 'ops']);
  });

  test.each([
    ['report_zone: Paris', 'report_zone'],
    ['report_zone: 5', 'report_zone'],
    ['announcement_channel: general', 'announcement_channel'],
    ['roles: ops', 'roles'],
    ['roles: ["on call"]', 'roles'],
    ['reactions: { eyes: note }', 'reactions'],
    ['reactions: { ":eyes:": timeline }', 'reactions.:eyes: is no emoji: write its name'],
    ['reminders: { no_lead: -1 }', 'reminders.no_lead must be whole minutes'],
    ['reminders: { no_lead: 2.5 }', 'reminders.no_lead must be whole minutes'],
    ['reminders: { no_lead: soon }', 'reminders.no_lead must be whole minutes'],
    ['reminders: { no_leed: 5 }', 'reminders must give minutes for'],
    ['reminders: 5', 'reminders must give minutes for'],
    ["working_hours: { from: '18:00' }", 'working_hours must have days out of'],
    ['working_hours: { days: [] }', 'working_hours'],
    ['working_hours: { days: [monday] }', 'working_hours'],
    ["working_hours: { to: '25:00' }", 'working_hours.to must be a time of the day'],
    ['working_hours: { from: 9 }', 'working_hours.from must be a time of the day'],
    ['zone: UTC', 'zone is not a setting'],
    ['constructor: x', 'constructor is not a setting'],
    ['- report_zone', 'holds no settings'],
    ['just words', 'holds no settings'],
    ['report_zone: [', 'cannot be read'],
  ])('%s is refused', (yaml, words) => {
    const line = failure(() => fromYaml(yaml));

    expect(line).toContain(words);
    expect(line).toContain('settings.yml');
    expect(line).not.toContain('\n');
  });

  test('with several mistakes is told of all of them, a line for each', () => {
    const lines = failure(() => fromYaml('zone: UTC\ncolour: red\nroles: ops\nreport_zone: Paris'));

    expect(lines.split('\n')).toEqual([
      expect.stringMatching(/^zone, colour are not settings; there are .*settings\.yml\)\.$/),
      expect.stringMatching(/^report_zone must be a zone .*settings\.yml\)\.$/),
      expect.stringMatching(/^roles must be a list of words /),
    ]);
  });

  test('that is not there is named, and so is the variable', () => {
    const line = failure(() => readConfig({ HINDSIGHT_CONFIG: join(tmpdir(), 'none.yml') }));

    expect(line).toContain('HINDSIGHT_CONFIG');
    expect(line).toContain('none.yml');
  });
});
