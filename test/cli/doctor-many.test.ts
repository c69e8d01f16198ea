import { tmpdir } from 'node:os';
import type { Diagnosis } from '../../src/ports/diagnosis';
import { callCli } from '../helpers/call-cli';
import { firstKey, type ManyForTest, startMany } from '../helpers/many-workspaces';

let many: ManyForTest;

beforeEach(async () => {
  many = await startMany();
  await many.install(many.acme);
});

afterEach(() => many.close());

async function examine(change: Readonly<Record<string, string>> = {}) {
  const { code, out } = await callCli(['doctor', '--json', '--url', many.address()], {
    folder: tmpdir(),
    environment: {
      SLACK_CLIENT_ID: many.slack.clientId,
      SLACK_CLIENT_SECRET: many.slack.clientSecret,
      SLACK_SIGNING_SECRET: many.slack.signingSecret,
      SLACK_API_URL: many.slack.apiUrl,
      HINDSIGHT_ENCRYPTION_KEY: firstKey,
      PUBLIC_URL: 'https://hindsight.example',
      DATABASE_URL: `file:${many.database}`,
      ...change,
    },
  });
  const found = JSON.parse(out) as readonly Diagnosis[];
  const of = (about: string) => found.find((one) => one.about.includes(about));
  return { code, found, of, out };
}

test('all is well where the app, the requests and each installation are', async () => {
  const { code, found, out } = await examine();

  expect(found.filter(({ state }) => state !== 'well')).toEqual([]);
  expect(code).toBe(0);
  expect(found.map(({ about }) => about)).toEqual([
    'settings',
    'templates',
    'database',
    'client',
    'address',
    'clock',
    'requests',
    'installations',
    `Acme (${many.acme.teamId}): scopes`,
  ]);
  expect(out).not.toContain(many.acme.botToken);
});

test('a secret that is not the app’s', async () => {
  const { code, of } = await examine({ SLACK_CLIENT_SECRET: 'another secret' });

  expect(code).toBe(3);
  expect(of('client')).toMatchObject({
    state: 'problem',
    says: expect.stringContaining('bad_client_secret'),
    mend: expect.stringContaining('SLACK_CLIENT_SECRET'),
  });
});

test('a key that does not open what is there', async () => {
  const { code, of } = await examine({ HINDSIGHT_ENCRYPTION_KEY: 'x'.repeat(32) });

  expect(code).toBe(3);
  expect(of('key')).toMatchObject({
    about: `Acme (${many.acme.teamId}): key`,
    state: 'problem',
    mend: expect.stringContaining('with a comma between'),
  });
});

test('a workspace that has removed the bot', async () => {
  many.slack.deliverTo('http://127.0.0.1:1/');
  many.acme.uninstall();

  const { code, of } = await examine();

  expect(code).toBe(3);
  expect(of('Acme')).toMatchObject({ state: 'problem', says: expect.stringContaining('removed') });
});

test('no address for browsers, and nobody who has installed it', async () => {
  many.change('delete from installations');

  const { code, of } = await examine({ PUBLIC_URL: '' });

  expect(code).toBe(0);
  expect(of('address')).toMatchObject({ state: 'warning' });
  expect(of('installations')).toMatchObject({
    state: 'warning',
    says: 'No workspace has installed the bot.',
  });
});
