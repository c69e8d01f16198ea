import type { AnswerPage } from '../adapters/http/pages';
import { createAesSecretBox } from '../adapters/secrets/aes-secret-box';
import type { SlackMode } from '../adapters/slack/start-slack';
import type { Clock } from '../ports/clock';
import type { Installations } from '../ports/installations';
import type { InLane } from '../ports/lanes';
import { SecretError } from '../ports/secret-box';
import { ConfigError } from '../settings/config-error';
import type { Mode } from '../settings/mode';

/** What the modes are made of, beside what is set. */
interface Parts {
  readonly host: string;
  readonly port: number | undefined;
  readonly answerPage: AnswerPage;
  readonly installations: Installations;
  readonly inLane: InLane;
  readonly clock: Clock;
  readonly onInstalled: (workspaceIds: readonly string[]) => Promise<void>;
}

/** How Slack is spoken to, in the mode that is set. */
export function slackMode(mode: Exclude<Mode, { mode: 'local' }>, parts: Parts): SlackMode {
  if (mode.mode === 'socket') return mode;
  const { host, port = 0, answerPage, installations, inLane, clock, onInstalled } = parts;
  const place = { host, port, answerPage };
  if (mode.mode === 'http') return { ...mode, ...place };
  const { encryptionKeys, publicUrl, ...app } = mode;
  const redirectUri =
    publicUrl === undefined ? undefined : new URL('/slack/oauth_redirect', publicUrl).href;
  const secrets = createAesSecretBox(encryptionKeys);
  return { ...app, ...place, redirectUri, secrets, installations, inLane, clock, onInstalled };
}

/** Browsers reach the bot by https, as far as is known. */
export function isSecure(mode: Mode): boolean {
  return mode.mode === 'many' && mode.publicUrl?.startsWith('https:') === true;
}

/** Says what to do about tokens that do not open. Throws what it is given, or ConfigError in its place. */
export async function explainingSecrets<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    throw new ConfigError(`HINDSIGHT_ENCRYPTION_KEY: ${error.message}: ${error.mend}.`);
  }
}
