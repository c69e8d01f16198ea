import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf } from '../../src/cli/environment';
import { callCli } from '../helpers/call-cli';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-env-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(environment: Readonly<Record<string, string>> = {}) {
  return environmentOf({ folder, environment });
}

test('without the file the environment is all there is', () => {
  expect(read({ PORT: '1' })).toEqual({ PORT: '1' });
});

test('the file adds what the environment does not set, and comments are left out', () => {
  writeFileSync(join(folder, '.env'), '# the door\nPORT=1\nHOST="::1"\nSLACK_BOT_TOKEN=\n');

  expect(read({ PORT: '2' })).toEqual({ PORT: '2', HOST: '::1', SLACK_BOT_TOKEN: '' });
});

test('a file that cannot be read ends it with one line', async () => {
  mkdirSync(join(folder, '.env'));

  const { code, err } = await callCli(['start'], { folder });

  expect(code).toBe(1);
  expect(err).toMatch(/^\.env cannot be read: .*\n$/);
});

test('what is in the file counts as if it were set', async () => {
  writeFileSync(join(folder, '.env'), 'SLACK_BOT_TOKEN=xoxb-1\n');

  const { code, err } = await callCli(['start'], { folder });

  expect(code).toBe(1);
  expect(err).toMatch(/^SLACK_BOT_TOKEN is set; missing is SLACK_APP_TOKEN/);
});
