import type { LocalWorkspace } from '../../src/local-slack/types';
import { runBot } from '../helpers/bot-process';
import {
  firstKey,
  type ManyForTest,
  type ManyOptions,
  startMany,
} from '../helpers/many-workspaces';
import { startPostgres } from '../helpers/postgres';
import { until } from '../helpers/until';

const secondKey = 'another key of more than thirty-two characters';

let many: ManyForTest;

async function start(options: ManyOptions = {}): Promise<void> {
  many = await startMany(options);
}

afterEach(async () => {
  const failures = many.slack.teams.flatMap((team) => team.failures());
  await many.close();
  expect(failures).toEqual([]);
});

const keyIds = () => many.rows<{ key_id: string }>('select key_id from installations');
const type = (team: LocalWorkspace, line: string) => team.as('dana').command('incidents', line);

async function works(team: LocalWorkspace): Promise<void> {
  expect(await type(team, '/incident list')).toEqual({ ok: true });
  const answer = JSON.stringify(team.as('dana').messages('incidents').at(-1));
  expect(answer).toContain('incident');
}

describe('another key', () => {
  test('in front of the former one encrypts what is there anew, and may then be alone', async () => {
    await start();
    await many.install(many.acme);
    const [before] = keyIds();

    await many.stop();
    await many.start([secondKey, firstKey]);
    const [after] = keyIds();
    await works(many.acme);
    await many.stop();
    await many.start([secondKey]);

    expect(after?.key_id).not.toBe(before?.key_id);
    expect(keyIds()).toEqual([after]);
    await works(many.acme);
  });

  test('behind the one in use changes nothing yet', async () => {
    await start();
    await many.install(many.acme);
    const before = keyIds();

    await many.stop();
    await many.start([firstKey, secondKey]);

    expect(keyIds()).toEqual(before);
    await works(many.acme);
  });

  test('that does not open what is there ends the start with a line that says so', async () => {
    await start();
    await many.install(many.acme);
    const before = many.rows('select * from installations');
    await many.stop();

    const { clientId, clientSecret, signingSecret, apiUrl } = many.slack;
    const { code, err } = await runBot({
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
      HINDSIGHT_ENCRYPTION_KEY: secondKey,
      DATABASE_URL: `file:${many.database}`,
      HOST: '127.0.0.1',
      PORT: '0',
    }).ended;

    expect(code).toBe(1);
    expect(err).toMatch(
      /^HINDSIGHT_ENCRYPTION_KEY: the installation of T\w+ was encrypted with the key/,
    );
    expect(err.trim()).not.toContain('\n');
    expect(many.rows('select * from installations')).toEqual(before);
  });

  test('and tokens of one workspace in the row of another do not open there', async () => {
    await start();
    await many.install(many.acme);
    await many.install(many.globex);
    await many.stop();
    many.change(
      'update installations set sealed_tokens = (select max(sealed_tokens) from installations)',
    );

    await expect(many.start()).rejects.toThrow(/was changed, or belongs to something else/);
  });
});

describe('a token that expires', () => {
  const hours = (count: number) => many.clock.advance(count * 3_600_000);
  const refreshes = () =>
    many.acme.calls('oauth.v2.access').filter(({ args }) => args.grant_type === 'refresh_token')
      .length;

  test('is exchanged before it does, once, however many programs there are', async () => {
    const server = await startPostgres();
    await start({
      rotates: true,
      now: '2026-11-19T08:00:00Z',
      databaseUrl: await server.createDatabase(),
    });
    await many.install(many.acme);

    hours(11);
    await Promise.all([many.startAnother(), many.startAnother()]);
    hours(2);

    await works(many.acme);
    expect(refreshes()).toBe(1);
    expect(JSON.stringify(many.log.lines)).not.toMatch(/xoxe|xoxb/);
    await many.stop();
    await server.stop();
  });

  test('while the bot was off is exchanged when it starts', async () => {
    await start({ rotates: true, now: '2026-11-19T08:00:00Z' });
    await many.install(many.acme);
    await many.stop();
    hours(20);

    await many.start();

    expect(refreshes()).toBe(1);
    await works(many.acme);
  });
});

test('of two programs each serves what the other installed, also after an end', async () => {
  const server = await startPostgres();
  await start({ databaseUrl: await server.createDatabase() });
  const other = await many.startAnother();
  many.slack.deliverTo(`${other.address}/slack/events`);

  await many.install(many.acme);
  await works(many.acme);
  many.acme.uninstall();
  const ended = () =>
    many.log.lines.some(({ message }) => message.includes('nothing more is tried'));
  await until('the end', ended);
  await many.install(many.acme);
  await works(many.acme);
  await type(many.acme, '/incident start sev2 Shop is down');
  await many.acme.waitFor('the channel', () => many.acme.channel('inc-1-shop-is-down'));

  await many.stop();
  await server.stop();
});

describe('an organisation', () => {
  beforeEach(() => start({ organisation: 'Initech' }));

  const inOrg = () => many.slack.organisationId ?? '';

  test('installs the bot for all of its workspaces, each with incidents of its own', async () => {
    const page = await many.install(inOrg());
    expect(page.text).toContain('Hindsight is installed in Initech');

    await type(many.acme, '/incident start sev2 Shop is down');
    await type(many.globex, '/incident start sev2 Mail is late');

    const shop = await many.acme.waitFor('it', () => many.acme.channel('inc-1-shop-is-down'));
    const mail = await many.globex.waitFor('it', () => many.globex.channel('inc-1-mail-is-late'));
    expect(many.rows('select id from installations')).toEqual([{ id: inOrg() }]);
    await until('the cards', () =>
      [[many.acme, shop] as const, [many.globex, mail] as const].every(
        ([team, { id }]) => team.messages(id).length > 0,
      ),
    );
    const dana = many.acme.as('dana').person.id;
    await many.acme.waitFor('the invitation', () =>
      many.acme.channel(shop.id)?.members.includes(dana),
    );
    const { ts } = await many.acme.as('dana').say(shop.id, 'The cache is cold');
    await many.acme.as('dana').react(shop.id, ts, 'bulb');
    await many.acme.waitFor('the tick', () =>
      JSON.stringify(many.acme.messages(shop.id)).includes('white_check_mark'),
    );
    await type(many.globex, '/incident list');
    const told = JSON.stringify(many.globex.as('dana').messages('incidents'));
    expect(told).toContain('Mail is late');
    expect(told).not.toContain('Shop is down');
  });

  test('goes on after a restart, before anybody does anything', async () => {
    await many.install(inOrg());
    await type(many.acme, '/incident start sev2 Shop is down');
    const { id } = await many.acme.waitFor('it', () => many.acme.channel('inc-1-shop-is-down'));
    await until(
      'all of it',
      () => many.rows("select * from outbox where state <> 'done'").length === 0,
    );
    many.acme.fault({ kind: 'status', method: 'chat.postMessage', status: 503 });
    await many.acme.as('dana').command(id, '/incident update We are on it');
    await many.stop();
    many.acme.clearFaults();

    await many.start();

    await many.acme.waitFor('the update', () =>
      JSON.stringify(many.acme.messages(id)).includes('We are on it'),
    );
  });

  test('that removes it is left alone in each of its workspaces', async () => {
    await many.install(inOrg());
    await works(many.acme);
    await works(many.globex);

    many.globex.uninstall();

    await until(
      'the end',
      () => many.rows('select * from installations where ended_at is not null').length === 1,
    );
    expect(await type(many.acme, '/incident list')).toMatchObject({ error: 'unknown_command' });
  });

  test('and a workspace that installs it by itself too: the later one counts', async () => {
    await many.install(many.acme);
    await works(many.acme);
    many.clock.advance(1000);
    await many.install(inOrg());
    await works(many.acme);
    await works(many.globex);
  });
});
