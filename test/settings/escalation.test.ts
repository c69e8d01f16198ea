import { configOf, failure, fromYaml } from '../helpers/reading-config';

describe('Whom the settings have asked', () => {
  test('says who is asked after whom, each by their own name where they have one', () => {
    const { targets, policies } = fromYaml(`
targets:
  dba: [S0123456789, U0123456789, U0987654321]
  Dana: U0123456789
`);

    expect(targets.map(({ id, name }) => [id, name])).toEqual([
      ['S0123456789', 'dba'],
      ['U0123456789', 'Dana'],
    ]);
    expect(policies).toEqual({
      dba: [
        { target: { kind: 'user', id: 'U0123456789', name: 'Dana' } },
        { target: { kind: 'user', id: 'U0987654321', name: 'dba' } },
      ],
      Dana: [],
    });
  });

  test('says which pagers go with whom, and how long each is waited for', () => {
    const yaml = `
pagers:
  duty: { kind: pagerduty, key: DUTY_KEY }
  genie: { kind: opsgenie, key: GENIE_KEY, url: "https://api.eu.opsgenie.com", team: dba }
targets:
  dba:
    - ask: [S0123456789, duty]
    - { after: 5m, ask: C0123456789 }
    - { after: 90s, ask: [genie, duty] }
  night: duty
`;
    const keys = { DUTY_KEY: 'the-key-of-duty', GENIE_KEY: 'the-key-of-genie' };
    const { pagers, pagerSecrets, settings } = configOf(yaml, {
      ...keys,
      PAGERDUTY_WEBHOOK_SECRET: 'what-pagerduty-signs-with',
    });

    expect(pagers).toEqual({
      duty: {
        kind: 'pagerduty',
        url: 'https://events.pagerduty.com',
        secret: 'the-key-of-duty',
      },
      genie: {
        kind: 'opsgenie',
        url: 'https://api.eu.opsgenie.com',
        secret: 'the-key-of-genie',
        team: 'dba',
      },
    });
    expect(pagerSecrets.pagerduty).toEqual([{ secret: 'what-pagerduty-signs-with' }]);
    expect(settings.targets).toEqual([
      { kind: 'group', id: 'S0123456789', name: 'dba', pagers: ['duty'] },
      { kind: 'name', name: 'night', pagers: ['duty'] },
    ]);
    expect(settings.policies.dba).toEqual([
      { target: { kind: 'channel', id: 'C0123456789', name: 'dba' }, afterMs: 300_000 },
      { target: { kind: 'name', name: 'genie, duty', pagers: ['genie', 'duty'] }, afterMs: 90_000 },
    ]);
    expect(JSON.stringify(settings)).not.toContain('the-key');
  });

  test('that holds a key by mistake does not have it repeated', () => {
    const key = 'R0123456789ABCDEFGHIJ0123456789A';
    const line = failure(() => fromYaml(`pagers: { p: { kind: pagerduty, key: ${key} } }`));

    expect(line).toContain('pagers.p.key must name an environment variable that is set');
    expect(line).not.toContain(key);
  });

  test.each([
    ['targets: { dba: dana }', 'targets'],
    ['targets: [dba]', 'targets'],
    ['targets: { dba: [] }', 'targets.dba must be the id'],
    ['targets: { dba: [S0123456789, dana] }', 'targets.dba must be the id'],
    ['targets: { dba: [{ ask: [U0123456789, U0987654321] }] }', 'at once: take one of them'],
    ['targets: { dba: [{ ask: U0123456789, after: 5m }] }', 'targets.dba begins with a wait'],
    ['targets: { dba: [U0123456789, { ask: U1, after: 5 }] }', 'targets'],
    ['targets: { dba: [U0123456789, { ask: U1, after: 5s }] }', 'targets'],
    ['webhooks: { t: { url: "https://x", key: THE_KEY } }', 'webhooks.t.key must name an env'],
    [
      'webhooks: { a page: { url: "https://x", key: THE_KEY } }',
      'webhooks.a page is no name for it: take up to 40 letters',
    ],
    [
      'pagers: { a pager: { kind: pagerduty, key: THE_KEY } }',
      'pagers.a pager is no name for it: take up to 40 letters',
    ],
    [
      'pagers: { U12: { kind: pagerduty, key: THE_KEY } }',
      'pagers.U12 is no name for it: it looks',
    ],
    ['webhooks: { t: { url: "//x", key: THE_KEY } }', 'webhooks.t.url must be an address'],
    ['webhooks: { t: { url: "https://x", key: THE_KEY, kinds: [said] } }', 'must be kinds of'],
    ['webhooks: { t: { url: "https://x", key: THE_KEY, private: maybe } }', 'private must be true'],
    ['pagers: { p: { kind: email, key: KEY } }', 'pagers.p.kind must be one of pagerduty'],
    ['pagers: { p: { kind: pagerduty } }', 'pagers.p.key must be the name of an environment'],
    ['pagers: { p: { kind: pagerduty, key: a1b2c3d4e5 } }', 'pagers.p.key must be the name of'],
    ['pagers: { p: { kind: webhook, key: THE_KEY } }', 'pagers.p.url must be an address'],
    ['pagers: { p: { kind: webhook, key: THE_KEY, url: "file:///etc" } }', 'pagers.p.url must be'],
    ['pagers: { p: { kind: webhook, key: THE_KEY, url: "https://a:b@x" } }', 'without a password'],
    ['pagers: { p: { kind: pagerduty, key: THE_KEY, team: x } }', 'pagers.p.team is for opsgenie'],
    [
      'pagers: { U0123456789: { kind: pagerduty, key: THE_KEY } }',
      'pagers.U0123456789 is no name for it: it looks like an id',
    ],
  ])('%s is refused', (yaml, words) => {
    const line = failure(() => fromYaml(yaml));

    expect(line).toContain(words);
    expect(line).toContain('settings.yml');
    expect(line).not.toContain('\n');
  });
});
