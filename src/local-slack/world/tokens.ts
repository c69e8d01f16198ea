import { LIMITS } from '../limits';
import { SlackFailure } from './failure';
import { secret } from './ids';
import type { Grant, Install } from './install';
import type { World } from './world';

/** The installation by which the app is in a workspace; undefined where it is not. */
export function installIn({ install, org }: World): Install | undefined {
  if (install.isThere) return install;
  return org?.install.isThere ? org.install : undefined;
}

/** Whether what the app is told, and may do, comes of an installation for the whole organisation. */
export function isOrgWide(world: World): boolean {
  return world.org !== undefined && installIn(world) === world.org.install;
}

/** Keeps what somebody agreed to; the code for it works once, and for ten minutes. */
export function grant(
  install: Install,
  world: World,
  given: Pick<Grant, 'installer' | 'redirectUri'>,
): string {
  const code = `${secret(5)}.${secret(5)}.${secret(24)}`;
  install.grants.set(code, { ...given, grantedAt: world.now(), isUsed: false });
  return code;
}

/** Uses a code up. Throws `invalid_code` or `bad_redirect_uri`. */
export function useGrant(
  install: Install,
  world: World,
  code: string,
  redirectUri: string | undefined,
): Grant {
  const found = install.grants.get(code);
  if (!found || found.isUsed) throw new SlackFailure('invalid_code');
  if (world.now() - found.grantedAt > LIMITS.codeMs.value) throw new SlackFailure('invalid_code');
  if (redirectUri !== found.redirectUri) throw new SlackFailure('bad_redirect_uri');
  found.isUsed = true;
  return found;
}

interface IssuedTokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  /** Seconds. */
  readonly expires_in?: number;
}

/** The tokens of an installation: the same one again, or, where tokens are rotated, new ones. */
export function issueTokens(install: Install, world: World): IssuedTokens {
  install.isThere = true;
  const live = [...install.tokens].filter(([, { state }]) => state === 'live');
  if (!world.manifest.rotatesTokens) {
    const token = live[0]?.[0] ?? newToken(install);
    install.tokens.set(token, { state: 'live' });
    return { access_token: token };
  }
  // Two at a time may live: what is in use while the next one comes.
  for (const [, record] of live.slice(0, -1)) record.state = 'revoked';
  const token = `xoxe.xoxb-1-${secret(32)}`;
  const refresh = `xoxe-1-${secret(32)}`;
  const seconds = LIMITS.tokenSeconds.value;
  install.tokens.set(token, { state: 'live', expiresAt: world.now() + seconds * 1000 });
  install.refreshTokens.set(refresh, false);
  return { access_token: token, refresh_token: refresh, expires_in: seconds };
}

function newToken({ firstToken, tokens }: Install): string {
  return tokens.has(firstToken) ? `xoxb-${secret(12)}` : firstToken;
}

/** Uses a refresh token up. Throws `invalid_refresh_token`. */
export function useRefreshToken(install: Install, token: string): void {
  if (!install.isThere || install.refreshTokens.get(token) !== false) {
    throw new SlackFailure('invalid_refresh_token');
  }
  install.refreshTokens.set(token, true);
}

/** Throws what Slack says of a token that is not good, or not any more. */
export function checkBotToken(world: World, token: string): void {
  const record = world.install.tokens.get(token) ?? world.org?.install.tokens.get(token);
  if (!record) throw new SlackFailure('invalid_auth');
  if (record.state === 'inactive') throw new SlackFailure('account_inactive');
  if (record.state === 'revoked') throw new SlackFailure('token_revoked');
  if (record.expiresAt !== undefined && world.now() >= record.expiresAt) {
    throw new SlackFailure('token_expired');
  }
}

/** Whether somebody may call with this token at all, now or once. */
export function knowsToken({ install, org }: World, token: string): boolean {
  return install.tokens.has(token) || org?.install.tokens.has(token) === true;
}

/** A token of the bot that works now. */
export function isGoodToken(world: World, token: string | undefined): boolean {
  try {
    checkBotToken(world, token ?? '');
    return true;
  } catch {
    return false;
  }
}

/** One token stops working; with the last one the app is out. */
export function revokeToken(world: World, token: string): void {
  const install = world.org?.install.tokens.has(token) ? world.org.install : world.install;
  const record = install.tokens.get(token);
  if (!record) return;
  world.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [world.app.botUserId] } });
  record.state = 'revoked';
  if ([...install.tokens.values()].some(({ state }) => state === 'live')) return;
  takeOut(world, install);
}

/** The app is taken out: it is told so, no token works any more, and its bot leaves every channel. */
export function uninstall(world: World): void {
  const install = installIn(world);
  if (!install) return;
  world.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [world.app.botUserId] } });
  takeOut(world, install);
}

function takeOut(world: World, install: Install): void {
  world.emit({ type: 'app_uninstalled' });
  install.isThere = false;
  for (const record of install.tokens.values()) {
    if (record.state === 'live') record.state = 'inactive';
  }
  for (const token of install.refreshTokens.keys()) install.refreshTokens.set(token, true);
  const worlds = install === world.org?.install ? world.org.worlds : [world];
  for (const each of worlds.filter((one) => !installIn(one))) {
    for (const { members } of each.channels.values()) members.delete(each.app.botUserId);
    each.changed();
  }
}
