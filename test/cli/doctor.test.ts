import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, stringify } from 'yaml';
import { examineClock } from '../../src/adapters/slack/examine-token';
import { brokenWithout, features, neededScopes } from '../../src/adapters/slack/methods';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callCli } from '../helpers/call-cli';
import { doctorsPractice, MANIFEST } from '../helpers/doctors-practice';

const at = doctorsPractice();

/** The manifest with fewer scopes, and without the events that need them. */
function manifestWithout(...scopes: readonly string[]): string {
  const manifest = parse(readFileSync(MANIFEST, 'utf8'));
  const { bot } = manifest.oauth_config.scopes;
  manifest.oauth_config.scopes.bot = bot.filter((scope: string) => !scopes.includes(scope));
  const subscriptions = manifest.settings.event_subscriptions;
  const needing = new RegExp(
    scopes.map((scope) => `^${scope.split(':')[0]?.slice(0, -1)}`).join('|'),
  );
  subscriptions.bot_events = subscriptions.bot_events.filter(
    (event: string) => !needing.test(event),
  );
  return at.written('manifest.yml', stringify(manifest));
}

describe('with everything as it should be', () => {
  it('finds nothing, and leaves no trace', async () => {
    const before = at.workspace.channels().length;
    const { code, found } = await at.examine(at.settings());

    expect(code).toBe(0);
    expect(found.map(({ about, state }) => [about, state])).toEqual(
      ['settings', 'templates', 'database', 'token', 'scopes', 'clock', 'socket', 'canvases'].map(
        (about) => [about, 'well'],
      ),
    );
    expect(at.workspace.channels()).toHaveLength(before);
    expect(at.workspace.calls('chat.postMessage')).toEqual([]);
  });

  it('says so to a person, too', async () => {
    const { code, out } = await callCli(['doctor'], {
      folder: at.folder,
      environment: at.settings(),
    });

    expect(code).toBe(0);
    expect(out).toMatch(/^✓ scopes: All \d+ scopes are granted\.$/m);
    expect(out).toContain('Everything that must work does.');
  });
});

describe('of the token', () => {
  it.each([
    ['that Slack does not know', () => 'xoxb-unknown', 'does not know the token (invalid_auth)'],
  ])('finds one %s', async (_what, token, says) => {
    const { code, of } = await at.examine({ ...at.settings(), SLACK_BOT_TOKEN: token() });

    expect(code).toBe(3);
    expect(of('token')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining(says),
      mend: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
    expect(of('scopes')).toBeUndefined();
  });

  it('finds one of an app that was removed', async () => {
    const left = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
    left.uninstall();
    const { of } = await at.examine(at.settings(left));
    await left.close();

    expect(of('token')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('removed from the workspace'),
    });
  });

  it('says which features a missing scope breaks', async () => {
    const manifest = manifestWithout('pins:read', 'pins:write', 'canvases:write');
    const other = await startLocalWorkspace({ manifest, withoutPage: true });
    const { code, of } = await at.examine(at.settings(other));
    await other.close();

    expect(code).toBe(3);
    expect(of('scopes')).toMatchObject({
      state: 'problem',
      says: 'Not granted: canvases:write, pins:read, pins:write.',
      breaks: [
        'canvases:write: No canvas has the report so far.',
        'pins:read: Pins put nothing on record.',
        'pins:write: The card is not pinned.',
      ],
      mend: expect.stringContaining('manifest.yml'),
    });
    expect(of('canvases')).toMatchObject({
      state: 'warning',
      says: expect.stringContaining('missing_scope'),
    });
  });

  it('knows for every scope of the manifest what it is for', () => {
    for (const scope of neededScopes()) expect(brokenWithout(scope)).not.toEqual([]);
    const broken = new Set(neededScopes().flatMap(brokenWithout));
    const withoutScopes = ['installing', 'token', 'socket', 'forms', 'home', 'links'] as const;
    const expected = Object.entries(features).filter(
      ([name]) => !(withoutScopes as readonly string[]).includes(name),
    );
    expect([...broken].sort()).toEqual(expected.map(([, what]) => what).sort());
  });
});

describe('of Slack', () => {
  it('finds that it cannot be reached', async () => {
    const { code, of } = await at.examine({
      ...at.settings(),
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
    });

    expect(code).toBe(3);
    expect(of('Slack')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('127.0.0.1:9'),
      mend: expect.stringContaining('SLACK_API_URL'),
    });
  });

  it('finds an address at which somebody else answers', async () => {
    const page = createServer((_request, response) => response.end('<h1>Welcome</h1>')).listen(
      0,
      '127.0.0.1',
    );
    await once(page, 'listening');
    const { port } = page.address() as AddressInfo;
    const { of } = await at.examine({
      ...at.settings(),
      SLACK_API_URL: `http://127.0.0.1:${port}/`,
    });
    page.close();

    expect(of('Slack')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('no answer of Slack'),
    });
  });

  it.each([
    [0, 'well', 'agrees'],
    [-4_000, 'well', 'agrees'],
    [30_000, 'warning', '30 s ahead of'],
    [-90_000, 'problem', '90 s behind'],
    [600_000, 'problem', '600 s ahead of'],
  ])('finds a clock that is off by %i ms', (off, state, says) => {
    const at = Date.parse('2026-11-25T03:00:00Z');

    const found = examineClock({ at, scopes: [], body: { ok: true } }, at + off);

    expect(found).toMatchObject({ state, says: expect.stringContaining(says) });
    expect((found.breaks ?? []).some((what) => what.includes('HTTP'))).toBe(
      Math.abs(off) > 300_000,
    );
  });

  it('finds an app-level token that opens no socket', async () => {
    const { code, of } = await at.examine({ ...at.settings(), SLACK_APP_TOKEN: 'xapp-unknown' });

    expect(code).toBe(3);
    expect(of('socket')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('invalid_auth'),
      mend: expect.stringContaining('connections:write'),
    });
  });

  it('warns where there are no canvases', async () => {
    at.workspace.fault({
      kind: 'error',
      method: 'canvases.edit',
      error: 'team_tier_cannot_create_channel_canvases',
      times: 1,
    });
    const { code, of } = await at.examine(at.settings());

    expect(code).toBe(0);
    expect(of('canvases')).toMatchObject({
      state: 'warning',
      breaks: ['No canvas has the report so far.'],
    });
  });
});
