import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse, stringify } from 'yaml';
import { METHODS } from '../../src/local-slack/api/methods';
import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { MANIFEST } from './helpers/tester-app';
import { CASES, type Case } from './refusals/cases';
import { type Setting, settle } from './refusals/setting';

type Loose = Record<string, Record<string, Record<string, unknown>>>;

const folder = mkdtempSync(join(tmpdir(), 'refusals-'));
const open: LocalWorkspace[] = [];

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all(open.map((workspace) => workspace.close()));
});

/** A workspace whose app has a manifest that differs from the tester's. */
async function workspaceOf(
  change: (manifest: Loose) => void,
  now = Date.now,
): Promise<LocalWorkspace> {
  const manifest = parse(readFileSync(MANIFEST, 'utf8')) as Loose;
  change(manifest);
  const path = join(folder, 'manifest.yml');
  writeFileSync(path, stringify(manifest));
  const workspace = await startLocalWorkspace({ manifest: path, withoutPage: true, now });
  open.push(workspace);
  return workspace;
}

const names = Object.keys(METHODS).sort();

describe('each method, with each of its codes', () => {
  let at: Setting;
  let aheadMs = 0;
  let app: Server;
  let triggers: string[] = [];

  beforeAll(async () => {
    const workspace = await workspaceOf(
      ({ oauth_config: { scopes = {} } = {} }) => {
        scopes.bot = [...(scopes.bot as string[]), 'team:read'];
      },
      () => Date.now() + aheadMs,
    );
    app = createServer(async (request, response) => {
      const form = new URLSearchParams(await text(request));
      const { trigger_id: trigger } = JSON.parse(form.get('payload') ?? '{}') as Json;
      if (typeof trigger === 'string') triggers.push(trigger);
      response.end();
    });
    await once(app.listen(0, '127.0.0.1'), 'listening');
    workspace.deliverTo(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
    const triggerOf = async (person: string) => {
      triggers = [];
      await workspace.as(person).globalShortcut('begin');
      return triggers[0] ?? '';
    };
    at = await settle(workspace, triggerOf, (ms) => {
      aheadMs += ms;
    });
  });

  afterAll(() => {
    app.closeAllConnections();
    app.close();
  });

  const rows = Object.entries(CASES).flatMap(([name, codes]) =>
    Object.entries(codes).map(([code, args]) => [name, code, args as Case] as const),
  );

  it.each(rows)('%s: %s', async (name, code, args) => {
    const { manifest: _, ...answer } = await callApi(at.workspace, name, await args(at));

    expect(answer).toMatchObject({ ok: false, error: code });
  });

  it('and no refusal is without a test', () => {
    const shown = [...rows, ...WITHOUT].map(([name, code]) => `${name}: ${code}`);
    const said = names.flatMap((name) => METHODS[name]?.refuses.map((code) => `${name}: ${code}`));

    expect(shown.sort()).toEqual(said.sort());
  });
});

/** What depends on the manifest. */
const WITHOUT: [name: string, code: string, change: (manifest: Loose) => void, args: Json][] = [
  [
    'apps.connections.open',
    'socket_mode_not_enabled',
    ({ settings }) => Object.assign(settings ?? {}, { socket_mode_enabled: false }),
    {},
  ],
  [
    'chat.postMessage',
    'messages_tab_disabled',
    ({ features }) => Object.assign(features?.app_home ?? {}, { messages_tab_enabled: false }),
    { text: 'x', channel: 'dana' },
  ],
  [
    'views.publish',
    'not_enabled',
    ({ features }) => Object.assign(features?.app_home ?? {}, { home_tab_enabled: false }),
    { user_id: 'dana', view: { type: 'home', blocks: [] } },
  ],
];

it.each(WITHOUT)('%s: %s', async (name, code, change, args) => {
  const workspace = await workspaceOf(change);
  const { id } = workspace.as('dana').person;
  const named = Object.entries(args).map(([key, value]) => [key, value === 'dana' ? id : value]);
  const isSocket = METHODS[name]?.token === 'app';
  const token = isSocket ? workspace.appToken : workspace.botToken;

  expect((await callApi(workspace, name, Object.fromEntries(named), token)).error).toBe(code);
});

describe('every method', () => {
  let poor: LocalWorkspace;

  beforeAll(async () => {
    poor = await workspaceOf((manifest) => {
      manifest.oauth_config = { scopes: { bot: ['commands'] } };
      manifest.settings = { interactivity: { is_enabled: true }, event_subscriptions: {} };
    });
  });

  const ownToken = (name: string) =>
    METHODS[name]?.token === 'app' ? poor.appToken : poor.botToken;
  const withScopes = names.filter((name) => METHODS[name]?.scopes.length);
  const withToken = names.filter((name) => METHODS[name]?.token !== 'none');

  it.each(withScopes)('%s needs its scope, and says which and what there is', async (name) => {
    expect(await callApi(poor, name)).toMatchObject({
      error: 'missing_scope',
      needed: METHODS[name]?.scopes.join(','),
      provided: 'commands',
    });
  });

  it.each(withToken)('%s needs its own token', async (name) => {
    const other = ownToken(name) === poor.botToken ? poor.appToken : poor.botToken;
    const codes = await Promise.all(
      [other, 'xoxb-guess', ''].map(async (token) => (await callApi(poor, name, {}, token)).error),
    );

    expect(codes).toEqual(['not_allowed_token_type', 'invalid_auth', 'not_authed']);
  });

  it('names every argument that is missing', async () => {
    const needy = Object.entries(METHODS).filter(([, { required = [] }]) => required.length > 0);
    for (const [name, { scopes, required = [] }] of needy) {
      if (scopes.length > 0) continue;
      const answer = await callApi(poor, name, {}, ownToken(name));
      const messages = required.map((argument) => `[ERROR] missing required field: ${argument}`);
      expect(answer).toMatchObject({ error: 'invalid_arguments', response_metadata: { messages } });
    }
  });
});
