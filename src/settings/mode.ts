import { ConfigError } from './config-error';

/** How the bot is reached; chosen by what is set. */
export type Mode =
  | { readonly mode: 'local' }
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly mode: 'http'; readonly botToken: string; readonly signingSecret: string }
  | ManyMode;

/** Over HTTP, for every workspace that installs the bot. */
export interface ManyMode {
  readonly mode: 'many';
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** What tokens are encrypted with; the former ones after the one in use. */
  readonly encryptionKeys: readonly [string, ...string[]];
  /** Where browsers reach the bot; without it Slack sends them to the first address that it was told of. */
  readonly publicUrl: string | undefined;
}

/** What the mode depends on. */
export interface ModeSettings {
  readonly SLACK_BOT_TOKEN: string | undefined;
  readonly SLACK_APP_TOKEN: string | undefined;
  readonly SLACK_SIGNING_SECRET: string | undefined;
  readonly SLACK_CLIENT_ID: string | undefined;
  readonly SLACK_CLIENT_SECRET: string | undefined;
  readonly HINDSIGHT_ENCRYPTION_KEY: readonly string[] | undefined;
  readonly PUBLIC_URL: string | undefined;
}

/** The mode that is set. Throws ConfigError, with what is missing, where a part of one is. */
export function chooseMode(values: ModeSettings): Mode {
  if (values.SLACK_CLIENT_ID !== undefined || values.SLACK_CLIENT_SECRET !== undefined)
    return forMany(values);
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  if (botToken === undefined) {
    const given =
      appToken !== undefined
        ? 'SLACK_APP_TOKEN'
        : signingSecret !== undefined && 'SLACK_SIGNING_SECRET';
    if (given) throw new ConfigError(`${given} is set, and SLACK_BOT_TOKEN is missing.`);
    return { mode: 'local' };
  }
  if (appToken !== undefined) return { mode: 'socket', botToken, appToken };
  if (signingSecret !== undefined) return { mode: 'http', botToken, signingSecret };
  throw new ConfigError(
    'SLACK_BOT_TOKEN is set; missing is SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP).',
  );
}

function forMany(values: ModeSettings): ManyMode {
  const given = values.SLACK_CLIENT_ID === undefined ? 'SLACK_CLIENT_SECRET' : 'SLACK_CLIENT_ID';
  const single = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (single !== undefined)
    throw new ConfigError(
      `${given} is for many workspaces and ${single} for one: unset one of the two.`,
    );
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_SIGNING_SECRET: signingSecret,
    HINDSIGHT_ENCRYPTION_KEY: [key, ...former] = [],
    PUBLIC_URL: publicUrl,
  } = values;
  if (!clientId || !clientSecret || !signingSecret || !key)
    throw new ConfigError(
      `${given} is set, for many workspaces; missing is ${missingIn(values).join(' and ')}.`,
    );
  const encryptionKeys = [key, ...former] as const;
  return { mode: 'many', clientId, clientSecret, signingSecret, encryptionKeys, publicUrl };
}

function missingIn(values: ModeSettings): readonly string[] {
  const needed = [
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_SIGNING_SECRET',
    'HINDSIGHT_ENCRYPTION_KEY',
  ] as const;
  return needed.filter((name) => values[name] === undefined);
}
