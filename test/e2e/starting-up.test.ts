import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openStores } from '../../src/adapters/store/open-database';
import { type Ending, runBot } from '../helpers/bot-process';
import { startWatchedWorkspace } from '../helpers/watched-workspace';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

let folder: string;

function at(name: string): string {
  return join(folder, name);
}

function written(name: string, content: string): string {
  writeFileSync(at(name), content);
  return at(name);
}

/** A database that a version after this one has used. */
async function newerDatabase(): Promise<string> {
  const file = at('newer.db');
  await (await openStores(`file:${file}`)).close();
  const database = new BetterSqlite3(file);
  database.exec("insert into schema_migrations values ('0999-later', '2030-01-01')");
  database.close();
  return `file:${file}`;
}

function templates(): string {
  mkdirSync(at('templates'));
  written('templates/report.md.hbs', '# {{heading}}\n\n{{#if subtitle}}\n{{nothingLikeIt}}\n');
  return at('templates');
}

interface Case {
  readonly settings: () => Promise<Record<string, string>> | Record<string, string>;
  /** What the one line that it prints must name. */
  readonly names: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'half of what a mode needs': {
    settings: () => ({ SLACK_BOT_TOKEN: 'xoxb-1' }),
    names: ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'missing'],
  },
  'a setting that there is none of': {
    settings: () => ({ HINDSIGHT_CONFIG: written('typo.yml', 'report_zon: UTC\n') }),
    names: ['report_zon is not a setting', 'report_zone'],
  },
  'a template that cannot be read': {
    settings: () => ({ TEMPLATES_DIR: templates(), DATABASE_URL: `file:${at('a.db')}` }),
    names: ['report.md.hbs'],
  },
  'a database from a newer version': {
    settings: async () => ({ DATABASE_URL: await newerDatabase() }),
    names: ['newer version of Hindsight', '0999-later'],
  },
  'a Slack that cannot be reached': {
    settings: () => ({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://127.0.0.1:9/',
      DATABASE_URL: `file:${at('c.db')}`,
    }),
    names: ['Slack cannot be reached', 'SLACK_API_URL'],
  },
};

const endings = new Map<string, Ending>();

// Side by side, for a program takes its time to start.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hindsight-'));
  await Promise.all(
    Object.entries(cases).map(async ([name, { settings }]) => {
      endings.set(name, await runBot({ PORT: '0', ...(await settings()) }).ended);
    }),
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(cases))(
  'With %s it does not start, and says why in one line',
  (name, { names }) => {
    const { code, err, out } = endings.get(name) as Ending;

    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    for (const word of names) expect(err).toContain(word);
  },
);

test('With nothing set it runs in a workspace of its own, and stops when it is told to', async () => {
  const bot = runBot({ PORT: '0', DATABASE_URL: `file:${at('local.db')}` });
  const greeting = await bot.greeting;
  const { code, err } = await bot.stop();

  expect(greeting).toMatch(/^Hindsight runs in a local workspace\. Open http:\/\/127\.0\.0\.1:\d+/);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('With a port that somebody else has it does not even connect to Slack', async () => {
  const workspace = await startWatchedWorkspace({ manifest: MANIFEST, withoutPage: true });
  const { botToken, appToken, apiUrl, url } = workspace;
  const { code, err } = await runBot({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
    HOST: '127.0.0.1',
    PORT: new URL(url).port,
    DATABASE_URL: 'file::memory:',
  }).ended;
  const asked = workspace.calls().map(({ method }) => method);
  await workspace.close();

  expect(code).toBe(1);
  expect(err).toMatch(/^listen EADDRINUSE: .* Set PORT to a free port, or 0 for any\.\n$/);
  expect(asked).not.toContain('apps.connections.open');
});
