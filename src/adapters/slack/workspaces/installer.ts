import { createHash, randomBytes } from 'node:crypto';
import { addMs, type Iso, MINUTE } from '../../../domain/time/instant';
import { ChatError } from '../../../ports/chat';
import type { Clock } from '../../../ports/clock';
import type { Installations } from '../../../ports/installations';
import type { ComeBack, Installing, InstallOutcome, NotInstalled } from '../../../ports/installing';
import type { Logger } from '../../../ports/logger';
import type { SecretBox } from '../../../ports/secret-box';
import { isCode } from '../errors';
import { neededScopes } from '../methods';
import type { ManyWorkspaces } from './many-workspaces';
import type { OAuthApp, OAuthCalls } from './oauth-calls';

export interface InstallerSetup {
  readonly app: OAuthApp;
  readonly apiUrl: string;
  readonly installations: Installations;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly log: Logger;
  readonly oauth: OAuthCalls;
  readonly workspaces: Pick<ManyWorkspaces, 'adopt'>;
  readonly onInstalled: (workspaceIds: readonly string[]) => Promise<void>;
}

/** Somebody who has to ask an administrator first gives up before this, and begins again. */
const STATE_MS = 10 * MINUTE;
/**
 * Codes are exchanged so often at most: anybody may come here, and of the hundred calls a minute that Slack lets through
 * (tier 4), tokens that expire need some.
 */
const MOST_A_MINUTE = 30;
const MARK = /^[\w-]{43}$/;

/**
 * Consent by OAuth. The state that goes to Slack and back is signed, for one browser, for ten minutes, and is used once:
 * nobody can have somebody else install anything.
 */
export function createInstaller(setup: InstallerSetup): Installing {
  const { app, apiUrl, secrets, clock } = setup;
  const hasRoom = createTurnstile(clock);
  return {
    begin(kept) {
      const mark = kept !== undefined && MARK.test(kept) ? kept : random();
      const url = new URL('../oauth/v2/authorize', apiUrl);
      const state = stateFor(secrets, mark, addMs(clock.now(), STATE_MS));
      url.search = String(
        new URLSearchParams({
          client_id: app.clientId,
          scope: neededScopes().join(','),
          state,
          ...(app.redirectUri !== undefined && { redirect_uri: app.redirectUri }),
        }),
      );
      return { url: url.href, mark };
    },
    async finish(back, mark) {
      const problem = (await problemWith(setup, back, mark, hasRoom)) ?? refusalIn(back);
      if (problem !== undefined) return { isInstalled: false, ...problem };
      return install(setup, back.code ?? '');
    },
  };
}

function stateFor(secrets: SecretBox, mark: string, until: Iso): string {
  const text = `${random()}.${Date.parse(until)}`;
  return `${text}.${secrets.sign(signed(text, mark))}`;
}

/** The mark of the browser is in the signature alone. */
function signed(text: string, mark: string): string {
  return `${text} ${mark}`;
}

async function problemWith(
  { secrets, clock, installations }: InstallerSetup,
  { state = '' }: ComeBack,
  mark: string | undefined,
  hasRoom: () => boolean,
): Promise<NotInstalled | undefined> {
  const [, text, until, signature] = /^([\w-]{43}\.(\d{13}))\.([\w-]{43})$/.exec(state) ?? [];
  if (text === undefined || signature === undefined || !MARK.test(mark ?? ''))
    return { why: 'forged' };
  if (!secrets.isSigned(signed(text, mark ?? ''), signature)) return { why: 'forged' };
  const now = clock.now();
  const end = new Date(Number(until)).toISOString();
  if (end < now) return { why: 'expired' };
  if (!hasRoom()) return { why: 'busy' };
  const id = createHash('sha256').update(text).digest('hex');
  return (await installations.useOnce(id, now, end)) ? undefined : { why: 'used' };
}

/** Lets so many through in each minute. */
function createTurnstile(clock: Clock): () => boolean {
  let until: Iso = '';
  let count = 0;
  return () => {
    const now = clock.now();
    if (now >= until) {
      until = addMs(now, MINUTE);
      count = 0;
    }
    count += 1;
    return count <= MOST_A_MINUTE;
  };
}

/** What Slack sends instead of a code. */
function refusalIn({ code, error }: ComeBack): NotInstalled | undefined {
  if (error === 'access_denied') return { why: 'denied' };
  if (error !== undefined) return { why: 'refused', code: isCode(error) ? error : 'unknown' };
  return code ? undefined : { why: 'refused', code: 'no_code' };
}

async function install(setup: InstallerSetup, code: string): Promise<InstallOutcome> {
  const { oauth, clock, workspaces, log } = setup;
  try {
    const { installation, tokens, expiresAt } = await oauth.exchange(code, clock.now());
    const whole = { ...installation, ...(expiresAt !== undefined && { expiresAt }) };
    const ids = await workspaces.adopt(whole, tokens);
    const { id, name, appId } = installation;
    log.info({ id, by: installation.installedBy }, 'the app was installed');
    await setup.onInstalled(ids);
    const isForAll = id.startsWith('E');
    const place = isForAll ? '' : `&team=${id}`;
    const url = `https://slack.com/app_redirect?app=${appId}${place}`;
    return { isInstalled: true, name, isForAll, url };
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    log.warn({ err: error }, 'the app could not be installed');
    return { isInstalled: false, why: 'refused', code: error.code };
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
