import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { startBot } from '../../src/boot/bot';
import { readConfig } from '../../src/settings/config';
import { callCli } from '../helpers/call-cli';
import { doctorsPractice, type Environment } from '../helpers/doctors-practice';
import { createRecordingLog } from '../helpers/recording-log';

const at = doctorsPractice();

describe('of requests', () => {
  const overHttp = (more: Environment = {}): Environment => {
    const { SLACK_APP_TOKEN: _app, ...rest } = at.settings();
    return { ...rest, SLACK_SIGNING_SECRET: at.workspace.signingSecret, ...more };
  };

  it('finds the bot that takes them, and one with another secret', async () => {
    const { botToken, signingSecret, apiUrl } = at.workspace;
    const bot = await startBot(
      readConfig(overHttp()),
      {
        mode: { mode: 'http', botToken, signingSecret },
        slackApiUrl: apiUrl,
        host: '127.0.0.1',
        port: 0,
      },
      createRecordingLog(),
      () => undefined,
    );
    const port = new URL(bot.address ?? '').port;

    const right = await at.examine(overHttp({ HOST: '127.0.0.1', PORT: port }));
    const wrong = await at.examine(
      overHttp({ SLACK_SIGNING_SECRET: 'another-secret' }),
      '--url',
      bot.address ?? '',
    );
    await bot.stop();

    expect(right.of('requests')).toMatchObject({ state: 'well' });
    expect(wrong.code).toBe(3);
    expect(wrong.of('requests')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('SLACK_SIGNING_SECRET'),
    });
  });

  it('finds that nothing answers, or something else', async () => {
    const nobody = await at.examine(overHttp({ PORT: '9' }));
    const other = await at.examine(overHttp(), '--url', at.workspace.url);

    expect(nobody.of('requests')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('Nothing answers'),
      mend: expect.stringContaining('Start the bot'),
    });
    expect(other.of('requests')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('is not the bot'),
    });
  });

  it('asks for an address that is one', async () => {
    const { code, err } = await at.examine(overHttp(), '--url', 'hindsight');

    expect(code).toBe(2);
    expect(err).toContain('--url https://hindsight.example.com');
  });
});

describe('of the channel for announcements', () => {
  const announcing = (channel: string): Environment => ({
    ...at.settings(),
    HINDSIGHT_CONFIG: at.written('hindsight.yml', `announcement_channel: ${channel}\n`),
  });

  it('finds one where it can post', async () => {
    const { of } = await at.examine(announcing(at.workspace.channel('general')?.id ?? ''));

    expect(of('announcements')).toMatchObject({
      state: 'well',
      says: expect.stringContaining('#general'),
    });
  });

  it.each([
    ['that is not there', () => 'C0NOWHERE', 'cannot be found', 'id'],
    [
      'that is private, and that it is not in',
      () => at.workspace.addChannel({ name: 'secret', isPrivate: true, members: ['dana'] }).id,
      'cannot be found',
      'invited',
    ],
  ])('finds one %s', async (_what, channel, says, mend) => {
    const { code, of } = await at.examine(announcing(channel()));

    expect(code).toBe(3);
    expect(of('announcements')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining(says),
      breaks: ['Incidents are announced nowhere.'],
      mend: expect.stringContaining(mend),
    });
  });

  it('finds one that is archived', async () => {
    const { id } = at.workspace.addChannel({ name: 'old-news', members: ['dana'] });
    await at.workspace.as('dana').archive(id);

    const { of } = await at.examine(announcing(id));

    expect(of('announcements')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('archived'),
    });
  });
});

describe('of the channel for alerts', () => {
  const alerted = (channel: string): Environment => ({
    ...at.settings(),
    HINDSIGHT_CONFIG: at.written('hindsight.yml', `alert_channel: ${channel}\n`),
  });

  it('finds one where it can post', async () => {
    const { of } = await at.examine(alerted(at.workspace.channel('general')?.id ?? ''));

    expect(of('alerts')).toMatchObject({
      state: 'well',
      says: expect.stringContaining('#general'),
    });
  });

  it('finds one that is not there, and says what does not work because of it', async () => {
    const { code, of } = await at.examine(alerted('C0NOWHERE'));

    expect(code).toBe(3);
    expect(of('alerts')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('cannot be found'),
      breaks: ['Alerts are taken in and shown nowhere.'],
      mend: expect.stringContaining('Correct alert_channel'),
    });
  });
});

describe('of this machine', () => {
  it('finds settings that cannot be used, and looks no further', async () => {
    const { code, found } = await at.examine({ SLACK_BOT_TOKEN: 'xoxb-1' });

    expect(code).toBe(3);
    expect(found).toEqual([
      expect.objectContaining({
        about: 'settings',
        state: 'problem',
        says: expect.stringContaining('SLACK_APP_TOKEN'),
      }),
    ]);
  });

  it('says where nothing is set for Slack', async () => {
    const { code, of } = await at.examine({ DATABASE_URL: `file:${join(at.folder, 'a', 'b.db')}` });

    expect(code).toBe(0);
    expect(of('Slack')).toMatchObject({
      state: 'warning',
      mend: expect.stringContaining('hindsight init'),
    });
    expect(of('database')).toMatchObject({
      state: 'well',
      says: expect.stringContaining('first start makes'),
    });
  });

  it('finds that the folder of templates is not there', async () => {
    const { code, of } = await at.examine({ ...at.settings(), TEMPLATES_DIR: '/nowhere/own' });

    expect(code).toBe(3);
    expect(of('templates')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('/nowhere/own'),
      mend: expect.stringContaining('Point TEMPLATES_DIR at a folder'),
    });
  });

  it('finds a template that cannot be used, with file and line', async () => {
    mkdirSync(join(at.folder, 'own'));
    at.written('own/report.md.hbs', '# {{heading}}\n{{nothingLikeIt}}\n');
    const { code, of } = await at.examine({
      ...at.settings(),
      TEMPLATES_DIR: join(at.folder, 'own'),
    });

    expect(code).toBe(3);
    expect(of('templates')).toMatchObject({
      state: 'problem',
      says: expect.stringMatching(/^report\.md\.hbs:2: /),
    });
  });

  it.each([
    [
      'is no database',
      () => at.written('hindsight.db', 'Dear diary, '.repeat(999)),
      'not a database',
    ],
    [
      'is of a newer version',
      async () => {
        await callCli(['migrate'], { folder: at.folder, environment: at.settings() });
        const database = new BetterSqlite3(join(at.folder, 'hindsight.db'));
        database.exec("insert into schema_migrations values ('0999-later', '')");
        database.close();
      },
      'newer version',
    ],
  ])('finds that the database %s', async (_what, prepare, says) => {
    await prepare();
    const { code, of } = await at.examine(at.settings());

    expect(code).toBe(3);
    expect(of('database')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining(says),
      mend: expect.stringContaining('DATABASE_URL'),
    });
  });

  it('finds that the database is locked', async () => {
    await callCli(['migrate'], { folder: at.folder, environment: at.settings() });
    const locking = new BetterSqlite3(join(at.folder, 'hindsight.db'));
    locking.exec('begin immediate');
    const { of } = await at.examine(at.settings());
    locking.close();

    expect(of('database')).toMatchObject({
      state: 'problem',
      says: 'The database is locked by another program.',
    });
  });

  it('finds a server that does not answer', async () => {
    const { of } = await at.examine({
      ...at.settings(),
      DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/x',
    });

    expect(of('database')).toMatchObject({
      state: 'problem',
      says: 'The database server cannot be reached.',
    });
  });
});
