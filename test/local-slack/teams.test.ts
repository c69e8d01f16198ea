import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { startLocalTeams } from '../../src/local-slack/teams';
import type { Json, LocalTeams } from '../../src/local-slack/types';
import { decide, visit } from '../helpers/consent';
import { MANIFEST } from './helpers/tester-app';

const redirect = 'https://app.example/back';
const folder = mkdtempSync(join(tmpdir(), 'teams-'));
let nowMs = Date.now();
let slack: LocalTeams;

afterEach(() => slack.close());
afterAll(() => rmSync(folder, { recursive: true }));

async function start(
  more: { organisation?: string; rotates?: boolean; withPage?: boolean } = {},
): Promise<LocalTeams> {
  nowMs = Date.now();
  const manifest = parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Json>;
  manifest.settings = { ...manifest.settings, token_rotation_enabled: more.rotates ?? false };
  manifest.oauth_config = { ...manifest.oauth_config, redirect_urls: [redirect] };
  const path = join(folder, 'manifest.yml');
  writeFileSync(path, stringify(manifest));
  slack = await startLocalTeams({
    manifest: path,
    teams: ['Acme', 'Globex'],
    withoutPage: !more.withPage,
    now: () => nowMs,
    ...(more.organisation && { organisation: more.organisation }),
  });
  return slack;
}

const team = (at: number) => slack.teams[at]?.teamId ?? '';

function authorizeUrl(change: Readonly<Record<string, string>> = {}): string {
  const query = {
    client_id: slack.clientId,
    scope: 'commands',
    redirect_uri: redirect,
    state: 's',
  };
  return `${slack.url}oauth/v2/authorize?${new URLSearchParams({ ...query, ...change })}`;
}

async function call(method: string, args: Readonly<Record<string, string>>, token?: string) {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Json & { error?: string; access_token: string };
}

const client = () => ({ client_id: slack.clientId, client_secret: slack.clientSecret });

async function install(place = team(0)) {
  const back = await decide(authorizeUrl(), { place });
  const code = back.searchParams.get('code') ?? '';
  return call('oauth.v2.access', { ...client(), code, redirect_uri: redirect });
}

describe('consent', () => {
  beforeEach(() => start());

  test('is asked for with the scopes, and sends the browser back with a code and the state', async () => {
    const page = await visit(authorizeUrl());
    const back = await decide(authorizeUrl(), { place: team(1) });

    expect(page.text).toContain('<code>commands</code>');
    expect(page.text).toContain('Globex');
    expect(`${back}`).toMatch(/^https:\/\/app\.example\/back\?code=[\w.]+&state=s$/);
  });

  test('that is refused sends it back with access_denied', async () => {
    const back = await decide(authorizeUrl(), { place: team(0), allow: 'no' });

    expect(`${back}`).toBe(`${redirect}?error=access_denied&state=s`);
  });

  test('is not a guest’s to give', async () => {
    await expect(decide(authorizeUrl(), { place: team(0), as: 'gus' })).rejects.toThrow('may not');
  });

  test.each([
    ['another client', { client_id: '1.2' }, 'invalid_client_id'],
    ['no scope', { scope: '' }, 'invalid_scope'],
    ['a scope that the manifest lacks', { scope: 'admin' }, 'invalid_scope'],
    ['another address', { redirect_uri: 'https://evil.example/' }, 'bad_redirect_uri'],
  ])('is not asked for with %s', async (_what, change, problem) => {
    const page = await visit(authorizeUrl(change));

    expect(page.status).toBe(400);
    expect(page.text).toContain(problem);
  });

  test('gives a code that is good for ten minutes', async () => {
    const back = await decide(authorizeUrl(), { place: team(0) });
    nowMs += 601_000;

    const code = back.searchParams.get('code') ?? '';
    const late = await call('oauth.v2.access', { ...client(), code, redirect_uri: redirect });

    expect(late.error).toBe('invalid_code');
  });
});

describe('the app in one of two workspaces', () => {
  beforeEach(() => start());

  test('reaches that one by its token, and the other not at all', async () => {
    const { access_token: token, ...given } = await install(team(1));

    expect(given).toMatchObject({ team: { id: team(1), name: 'Globex' }, enterprise: null });
    expect(await call('auth.test', {}, token)).toMatchObject({ team_id: team(1) });
    expect(slack.teams[0]?.calls('auth.test')).toEqual([]);
    expect(await slack.teams[0]?.as('dana').command('general', '/tester')).toMatchObject({
      error: 'unknown_command',
    });
  });

  test('proves who it is by Basic as well', async () => {
    const back = await decide(authorizeUrl(), { place: team(0) });
    const encoded = Buffer.from(`${slack.clientId}:${slack.clientSecret}`).toString('base64');
    const response = await fetch(`${slack.apiUrl}oauth.v2.access`, {
      method: 'POST',
      headers: { authorization: `Basic ${encoded}` },
      body: new URLSearchParams({
        code: back.searchParams.get('code') ?? '',
        redirect_uri: redirect,
      }),
    });

    expect(await response.json()).toMatchObject({ ok: true, team: { name: 'Acme' } });
  });

  test('has the same token when it is installed again, and another after it was out', async () => {
    const first = (await install()).access_token;

    expect((await install()).access_token).toBe(first);
    slack.teams[0]?.uninstall();
    expect((await call('auth.test', {}, first)).error).toBe('account_inactive');
    const second = (await install()).access_token;
    expect(second).not.toBe(first);
    expect((await call('auth.test', {}, first)).error).toBe('account_inactive');
  });

  test.each([
    ['auth.revoke', 'token_revoked'],
    ['apps.uninstall', 'account_inactive'],
  ])('takes itself out by %s', async (method, error) => {
    const { access_token: token } = await install();

    expect(await call(method, client(), token)).toMatchObject({ ok: true });

    expect((await call('auth.test', {}, token)).error).toBe(error);
  });
});

describe('tokens that are rotated', () => {
  beforeEach(() => start({ rotates: true }));

  const refresh = (token: unknown) =>
    call('oauth.v2.access', {
      ...client(),
      grant_type: 'refresh_token',
      refresh_token: String(token),
    });

  test('expire after twelve hours, and are exchanged with a refresh token, once', async () => {
    const first = await install();
    expect(first).toMatchObject({ expires_in: 43_200 });

    const second = await refresh(first.refresh_token);
    nowMs += 43_200_000;

    expect((await call('auth.test', {}, first.access_token)).error).toBe('token_expired');
    expect((await refresh(first.refresh_token)).error).toBe('invalid_refresh_token');
    const third = await refresh(second.refresh_token);
    expect(await call('auth.test', {}, third.access_token)).toMatchObject({ ok: true });
  });

  test('live two at a time', async () => {
    const first = await install();
    const second = await refresh(first.refresh_token);
    const third = await refresh(second.refresh_token);

    expect((await call('auth.test', {}, first.access_token)).error).toBe('token_revoked');
    for (const { access_token: token } of [second, third])
      expect(await call('auth.test', {}, token)).toMatchObject({ ok: true });
  });
});

describe('the app in a whole organisation', () => {
  beforeEach(() => start({ organisation: 'Initech' }));

  test('has one token for all of its workspaces, and says which is meant', async () => {
    const given = await install(slack.organisationId);
    const token = given.access_token;

    expect(given).toMatchObject({
      team: null,
      enterprise: { id: slack.organisationId, name: 'Initech' },
      is_enterprise_install: true,
    });
    expect(await call('auth.test', {}, token)).toMatchObject({ is_enterprise_install: true });
    expect((await call('conversations.create', { name: 'x' }, token)).error).toBe(
      'missing_argument',
    );
    expect(
      await call('conversations.create', { name: 'x', team_id: team(1) }, token),
    ).toMatchObject({ ok: true });
    expect(slack.teams[1]?.channel('x')).toBeDefined();
    expect(slack.teams[0]?.channel('x')).toBeUndefined();
  });

  test('is told which workspace and which organisation something happened in', async () => {
    await install(slack.organisationId);
    const { id } = slack.teams[1]?.channel('general') ?? { id: '' };

    const info = await call(
      'conversations.info',
      { channel: id },
      (await install(slack.organisationId)).access_token,
    );

    expect(info).toMatchObject({ channel: { context_team_id: team(1) } });
  });
});

describe('the pages', () => {
  beforeEach(() => start({ withPage: true }));

  const get = (url: string) => fetch(url, { redirect: 'manual' });
  const stateAt = async (url: string) => (await (await get(`${url}page/state?as=`)).json()) as Json;

  it('are of one workspace each, at its own address', async () => {
    const [acme, globex] = slack.teams;

    expect(await stateAt(acme?.url ?? '')).toMatchObject({ team: { name: 'Acme' } });
    expect(await stateAt(globex?.url ?? '')).toMatchObject({ team: { name: 'Globex' } });
  });

  it('show what a link to a message leads to, whichever workspace it is of', async () => {
    const globex = slack.teams[1];
    const dana = globex?.as('dana');
    await dana?.say('general', 'hello');
    const { ts = '' } = dana?.messages('general').at(-1) ?? {};
    const channel = globex?.channel('general')?.id ?? '';

    const response = await get(`${slack.url}archives/${channel}/p${ts.replace('.', '')}`);

    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toContain(`${globex?.url}#channel=${channel}`);
  });
});
