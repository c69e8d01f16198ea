import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commentedSettings } from '../../src/cli/settings-example';
import { readConfig } from '../../src/settings/config';
import { settingsFile } from '../../src/settings/settings-file';
import { callCli } from '../helpers/call-cli';
import { keysOfExamples } from '../helpers/keys-of-examples';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-init-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const init = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  callCli(['init', ...words], { folder, environment });

test('for Socket Mode it prints the manifest, says what to do, and writes both files', async () => {
  const { code, out, err } = await init(['--mode', 'socket'], { SLACK_BOT_TOKEN: 'xoxb-1' });

  expect(code).toBe(0);
  expect(parse(out)).toMatchObject({ settings: { socket_mode_enabled: true } });
  expect(err).toContain('connections:write');
  expect(err).toContain('Fill in SLACK_APP_TOKEN in .env.');
  expect(read('.env')).toMatch(/^SLACK_BOT_TOKEN=xoxb-1$/m);
  expect(read('.env')).toMatch(/^SLACK_APP_TOKEN=$/m);
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
});

test('for HTTP the manifest leads requests to the address', async () => {
  const { out } = await init(['--mode', 'http', '--url', 'https://bot.example']);

  expect(parse(out)).toMatchObject({
    settings: { event_subscriptions: { request_url: 'https://bot.example/slack/events' } },
  });
  expect(read('.env')).toMatch(/^SLACK_SIGNING_SECRET=$/m);
});

test('what it wrote is what the bot reads', async () => {
  await init(['--mode', 'socket'], { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });

  const { code, out } = await callCli(['doctor', '--json'], {
    folder,
    environment: {
      HINDSIGHT_CONFIG: join(folder, 'hindsight.yml'),
      SLACK_API_URL: 'http://127.0.0.1:9/',
    },
  });

  expect(code).toBe(3);
  expect(JSON.parse(out)[0]).toMatchObject({ about: 'settings', state: 'well' });
  expect(JSON.parse(out).at(-1)).toMatchObject({ about: 'Slack', state: 'problem' });
});

test('the settings file sets nothing, and every setting in it works as it stands', () => {
  const text = commentedSettings();
  writeFileSync(join(folder, 'a.yml'), text);
  writeFileSync(join(folder, 'b.yml'), text.replaceAll(/^#(?! \S)/gm, ''));

  const settings = (name: string) =>
    readConfig({ ...keysOfExamples, HINDSIGHT_CONFIG: join(folder, name) }).settings;

  expect(settings('a.yml')).toEqual(readConfig({}).settings);
  expect(settings('b.yml').targets).not.toEqual([]);
  expect(Object.keys(parse(text.replaceAll(/^#(?! \S)/gm, '')))).toEqual(Object.keys(settingsFile));
});

test('the settings file can be read by whoever runs the bot, and in any editor', async () => {
  await init(['--mode', 'socket']);

  const text = read('hindsight.yml');
  const comments = text.split('\n').filter((line) => line.startsWith('# '));
  expect(statSync(join(folder, 'hindsight.yml')).mode & 0o444).toBe(0o444);
  expect(comments.filter((line) => line.length > 100)).toEqual([]);
  expect(text).not.toContain('](');
  expect(text).toContain('docs/integrations.md');
  expect(text.replaceAll(/\n# ?/g, ' ')).toContain('It must be a zone such as UTC');
});

test('where the record is kept is left to whatever runs the bot', async () => {
  await init(['--mode', 'http', '--url', 'https://bot.example']);

  expect(read('.env')).toMatch(/^#DATABASE_URL=/m);
  expect(read('.env')).not.toMatch(/^DATABASE_URL=/m);
});

test('it writes over nothing unless it is forced', async () => {
  writeFileSync(join(folder, '.env'), 'PORT=1\n');

  const left = await init(['--mode', 'local']);
  const kept = read('.env');
  await init(['--mode', 'local', '--force']);

  expect(left).toMatchObject({ code: 0, err: expect.stringContaining('Left .env as it is.') });
  expect(kept).toBe('PORT=1\n');
  expect(read('.env')).toContain('HINDSIGHT_CONFIG=hindsight.yml');
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
});

test.each([
  ['without a mode', [], '--mode socket'],
  ['without an address', ['--mode', 'http'], '--url https://'],
  [
    'with an address that Slack does not take',
    ['--mode', 'http', '--url', 'http://a'],
    '--url https://',
  ],
])('%s it says what to give', async (_what, words, answer) => {
  const { code, err } = await init(words);

  expect(code).toBe(2);
  expect(err).toContain(answer);
});

test('with a token of another kind it says which it must be', async () => {
  const { code, err } = await init(['--mode', 'socket'], { SLACK_BOT_TOKEN: 'xapp-1' });

  expect(code).toBe(1);
  expect(err).toContain('SLACK_BOT_TOKEN must begin with xoxb-');
});

test('for many workspaces the manifest has where browsers come back to, and .env the address', async () => {
  const { code, out, err } = await init(['--mode', 'many', '--url', 'https://bot.example']);

  expect(code).toBe(0);
  expect(parse(out)).toMatchObject({
    oauth_config: { redirect_urls: ['https://bot.example/slack/oauth_redirect'] },
    settings: {
      event_subscriptions: { request_url: 'https://bot.example/slack/events' },
      org_deploy_enabled: true,
      socket_mode_enabled: false,
    },
  });
  expect(err).toContain('Activate Public Distribution');
  expect(read('.env')).toMatch(/^PUBLIC_URL=https:\/\/bot\.example$/m);
  expect(read('.env')).toMatch(/^HINDSIGHT_ENCRYPTION_KEY=[A-Za-z0-9+/]{43}=$/m);
  expect(err).toContain('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET in .env');
});

test('written over, it loses no secret that was filled in, nor the key of the tokens', async () => {
  const again = ['--mode', 'many', '--url', 'https://bot.example', '--force'];
  await init(again, { SLACK_CLIENT_ID: '12.34' });
  const before = read('.env');

  await init(again);

  expect(before).toMatch(/^SLACK_CLIENT_ID=12\.34$/m);
  expect(read('.env')).toBe(before);
});

test('the doctor says what of it is still to be filled in', async () => {
  await init(['--mode', 'socket']);

  const environment = { HINDSIGHT_CONFIG: join(folder, 'hindsight.yml') };
  const { code, out } = await callCli(['doctor', '--json'], { folder, environment });

  expect(code).toBe(3);
  expect(JSON.parse(out).at(-1)).toMatchObject({
    about: 'Slack',
    state: 'problem',
    says: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN are blank, which counts as not set.',
  });
});
