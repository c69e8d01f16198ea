import type { LocalWorkspace } from '../../src/local-slack/types';
import { decide, visit } from '../helpers/consent';
import { type ManyForTest, startMany } from '../helpers/many-workspaces';
import { sendEvent, sendForm } from '../helpers/signed-event';
import { until } from '../helpers/until';

let many: ManyForTest;

beforeEach(async () => {
  many = await startMany();
});

afterEach(async () => {
  const failures = many.slack.teams.flatMap((team) => team.failures());
  await many.close();
  expect(failures).toEqual([]);
});

const open = async (team: LocalWorkspace, title: string) => {
  expect(await team.as('dana').command('incidents', `/incident start sev2 ${title}`)).toEqual({
    ok: true,
  });
  const name = `inc-1-${title.toLowerCase().replaceAll(' ', '-')}`;
  return team.waitFor('the channel', () => team.channel(name));
};

const told = (team: LocalWorkspace, channel = 'incidents') =>
  JSON.stringify(team.as('dana').messages(channel).at(-1) ?? '');

describe('somebody who installs the bot', () => {
  test('is sent to Slack with the scopes of the manifest, and back to a page that says so', async () => {
    const begun = await visit(`${many.address()}/slack/install`);
    const page = await many.install(many.acme);

    const { searchParams, href } = new URL(begun.location ?? '');
    expect(href.startsWith(`${many.slack.url}oauth/v2/authorize?`)).toBe(true);
    expect(searchParams.get('scope')?.split(',')).toContain('chat:write');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hindsight is installed in Acme');
    expect(page.text).toContain(`team=${many.acme.teamId}`);
  });

  test('opens an incident there, and in another workspace another one', async () => {
    await many.install(many.acme);
    await many.install(many.globex, 'mike');

    await open(many.acme, 'Shop is down');
    await open(many.globex, 'Mail is late');

    expect(many.acme.channel('inc-1-mail-is-late')).toBeUndefined();
    await many.globex.as('dana').command('incidents', '/incident list');
    expect(told(many.globex)).toContain('Mail is late');
    expect(told(many.globex)).not.toContain('Shop is down');
  });

  test('and presses Cancel is told that nothing was installed', async () => {
    const { location, cookie } = await visit(`${many.address()}/slack/install`);
    const back = await decide(location ?? '', { place: many.acme.teamId, allow: 'no' });

    const page = await visit(`${many.address()}${back.pathname}${back.search}`, { cookie });

    expect(page.status).toBe(400);
    expect(page.text).toContain('You chose Cancel');
    expect(many.rows('select * from installations')).toEqual([]);
  });

  test.each([
    ['with the same link again', (url: URL) => url, 'works once'],
    ['with another state', (url: URL) => changed(url, 'state', 'x'), 'not made for this browser'],
    [
      'with a state that somebody tampered with',
      (url: URL) =>
        changed(url, 'state', (url.searchParams.get('state') ?? '').replace(/\.\d/, '.9')),
      'not made for this browser',
    ],
    ['without a state', (url: URL) => changed(url, 'state', ''), 'not made for this browser'],
  ])('and comes back %s is told so', async (_how, change, sentence) => {
    const { location, cookie } = await visit(`${many.address()}/slack/install`);
    const back = await decide(location ?? '', { place: many.acme.teamId });
    await visit(`${many.address()}${back.pathname}${back.search}`, { cookie });

    const again = change(new URL(back));
    const page = await visit(`${many.address()}${again.pathname}${again.search}`, { cookie });

    expect(page.status).toBe(400);
    expect(page.text).toContain(sentence);
  });

  test('and was given the link of somebody else installs nothing', async () => {
    const { location } = await visit(`${many.address()}/slack/install`);
    const back = await decide(location ?? '', { place: many.acme.teamId });
    const victim = await visit(`${many.address()}/slack/install`);

    for (const cookie of [undefined, victim.cookie]) {
      const page = await visit(`${many.address()}${back.pathname}${back.search}`, { cookie });
      expect(page.text).toContain('not made for this browser');
    }
    expect(many.rows('select * from installations')).toEqual([]);
  });

  test('and takes more than ten minutes is asked to begin again', async () => {
    const { location, cookie } = await visit(`${many.address()}/slack/install`);
    const back = await decide(location ?? '', { place: many.acme.teamId });
    many.clock.advance(601_000);

    const page = await visit(`${many.address()}${back.pathname}${back.search}`, { cookie });

    expect(page.text).toContain('That took too long');
  });

  test('with more than thirty others in a minute is asked to wait, and Slack is not asked', async () => {
    const { location, cookie } = await visit(`${many.address()}/slack/install`);
    const codes = () => many.slack.teams.flatMap((team) => team.calls('oauth.v2.access')).length;
    const comeBack = async () => {
      const { location: url } = await visit(`${many.address()}/slack/install`, { cookie });
      const state = new URL(url ?? '').searchParams.get('state') ?? '';
      const query = new URLSearchParams({ code: 'guess', state });
      return visit(`${many.address()}/slack/oauth_redirect?${query}`, { cookie });
    };
    for (let count = 0; count < 30; count += 1) expect((await comeBack()).status).toBe(502);
    const asked = codes();

    const page = await comeBack();

    expect(location).toBeDefined();
    expect(page.status).toBe(503);
    expect(page.text).toContain('Many are installing it now');
    expect(codes()).toBe(asked);
  });

  test('is told Slack’s own word where it refuses', async () => {
    const { location, cookie } = await visit(`${many.address()}/slack/install`);
    const back = await decide(location ?? '', { place: many.acme.teamId });

    const url = changed(back, 'code', '<b>guess</b>');
    const page = await visit(`${many.address()}${url.pathname}${url.search}`, { cookie });

    expect(page.status).toBe(502);
    expect(page.text).toContain('invalid_code');
    expect(page.text).not.toContain('<b>');
  });
});

test('what lets the bot in is kept encrypted, and logged nowhere', async () => {
  await many.install(many.acme);

  const kept = JSON.stringify(many.rows('select * from installations'));
  expect(kept).not.toContain('xoxb');
  expect(kept).toContain(many.acme.teamId);
  const logged = JSON.stringify(many.log.lines);
  for (const secret of [many.acme.botToken, many.slack.clientSecret]) {
    expect(logged).not.toContain(secret);
  }
});

describe('a workspace that removes the bot', () => {
  const ended = () =>
    many.rows('select id from installations where sealed_tokens is null').length === 1;
  const waiting = () => many.rows("select * from outbox where state <> 'done'");
  const behind = () => many.rows('select * from surfaces where shown_version < wanted_version');

  test('is left alone, and goes on where it was when it installs it again', async () => {
    await many.install(many.acme);
    const { id } = await open(many.acme, 'Shop is down');
    // A call that is under way would still come when it was removed.
    await until('all of it', () => waiting().length === 0 && behind().length === 0);

    many.acme.uninstall();
    await until('the end', ended);
    expect(await many.acme.as('dana').command('incidents', '/incident list')).toMatchObject({
      error: 'unknown_command',
    });
    const calls = many.acme.calls().length;
    await many.install(many.globex);
    await open(many.globex, 'Mail is late');
    expect(many.acme.calls()).toHaveLength(calls);

    await many.install(many.acme);
    expect(await many.acme.as('dana').command(id, '/incident note It is back')).toEqual({
      ok: true,
    });
    expect(told(many.acme, id)).toContain('T');
    expect(many.acme.channel(id)?.members).toContain(many.acme.botUserId);
    expect(many.rows('select * from incidents where number = 1')).toHaveLength(2);
  });

  test('has what was still to be done in Slack done when it is back', async () => {
    await many.install(many.acme);
    const { id } = await open(many.acme, 'Shop is down');
    await until('all of it', () => waiting().length === 0);
    many.acme.fault({ kind: 'status', method: 'chat.postMessage', status: 503 });
    await many.acme.as('dana').command(id, '/incident update We are on it');
    await until('a failed try', () => waiting().some(({ problem }) => problem !== null));

    many.acme.uninstall();
    await until('the end', ended);
    many.acme.clearFaults();
    const isElsewhere = () => waiting().some(({ problem }) => /not_installed/.test(`${problem}`));
    await until('another try', isElsewhere);
    await many.install(many.acme);

    await until('all of it', () => waiting().length === 0);
    expect(JSON.stringify(many.acme.messages(id))).toContain('We are on it');
  });

  test('and is back before the bot hears of it stays', async () => {
    await many.install(many.acme);
    many.acme.uninstall();
    await until('the end', ended);
    await many.install(many.acme);

    const late = { team_id: many.acme.teamId, event: { type: 'app_uninstalled' } };
    const said = await sendEvent(many.address(), many.slack.signingSecret, late);
    expect(said.status).toBe(200);
    await until('a look at it', () => many.acme.calls('auth.test').length >= 4);

    await open(many.acme, 'Shop is down');
  });

  test('without a word of it is found out by the next call', async () => {
    await many.install(many.acme);
    const { id } = await open(many.acme, 'Shop is down');
    await until('all of it', () => waiting().length === 0);
    many.acme.fault({ kind: 'status', method: 'chat.postMessage', status: 503 });
    await many.acme.as('dana').command(id, '/incident update We are on it');
    await until('a failed try', () => waiting().some(({ problem }) => problem !== null));

    many.slack.deliverTo('http://127.0.0.1:1/');
    many.acme.uninstall();
    many.acme.clearFaults();

    await until('the end', ended);
    const update = expect.objectContaining({ kind: 'post-update', state: 'waiting' });
    expect(waiting()).toContainEqual(update);
  });
});

function changed(url: URL, name: string, value: string): URL {
  const other = new URL(url);
  other.searchParams.set(name, value);
  return other;
}

test('a command from where the bot is not is answered, and nothing is recorded', async () => {
  const form = { command: '/incident', text: 'start x', team_id: 'T0NOWHERE', user_id: 'U1' };
  const answer = await sendForm(many.address(), many.slack.signingSecret, form);

  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('not installed in this workspace');
  expect(many.rows('select * from incidents')).toEqual([]);
});
