import { createAesSecretBox } from '../adapters/secrets/aes-secret-box';
import type { ExaminedDoor } from '../adapters/slack/examine-door';
import { examineApp, examineInstallation } from '../adapters/slack/examine-installations';
import { openTokens } from '../adapters/slack/workspaces/tokens';
import { databaseState } from '../adapters/store/database-state';
import { openStores } from '../adapters/store/open-database';
import { settingsIn } from '../app/settings-in';
import type { Diagnosis } from '../ports/diagnosis';
import { StoreUnavailable } from '../ports/incident-store';
import type { Installation } from '../ports/installations';
import { type SecretBox, SecretError } from '../ports/secret-box';
import type { Config } from '../settings/config';
import type { ManyMode } from '../settings/mode';

/** So many are asked about; more take a call each, and the doctor minutes. */
const mostAsked = 50;

/** What there is to say of a bot for many workspaces: the app, and where it is installed. */
export async function examineMany(
  config: Omit<Config, 'mode'>,
  mode: ManyMode,
  door: ExaminedDoor,
): Promise<readonly Diagnosis[]> {
  const { slackApiUrl: apiUrl } = config;
  const app = await examineApp({ ...mode, apiUrl, door }, Date.now);
  if (app.some(({ about }) => about === 'Slack')) return app;
  const installed = await installedIn(config).catch((error: unknown) => {
    // Said of the database already.
    if (error instanceof StoreUnavailable) return [];
    throw error;
  });
  const secrets = createAesSecretBox(mode.encryptionKeys);
  const found: Diagnosis[] = [];
  for (const one of installed.slice(0, mostAsked)) {
    found.push(...(await examineOne(config, secrets, one)));
  }
  return [...app, summary(config, installed), ...found];
}

/** Nothing is made or brought up to date for this. */
async function installedIn({ databaseUrl }: Pick<Config, 'databaseUrl'>) {
  const { isThere, missing } = await databaseState(databaseUrl);
  if (!isThere || missing.length > 0) return [];
  const stores = await openStores(databaseUrl);
  try {
    return await stores.installations.all();
  } finally {
    await stores.close();
  }
}

function summary(
  { settings: { homeWorkspace } }: Pick<Config, 'settings'>,
  installed: readonly Installation[],
): Diagnosis {
  const about = 'installations';
  const isHome = ({ id }: Installation) => id === homeWorkspace || id.startsWith('E');
  if (installed.length === 0) {
    const mend = 'Open /slack/install at the bot’s address.';
    return { about, state: 'warning', says: 'No workspace has installed the bot.', mend };
  }
  if (homeWorkspace !== undefined && !installed.some(isHome)) {
    return {
      about,
      state: 'problem',
      says: `home_workspace is ${homeWorkspace}, and the bot is not installed there.`,
      breaks: ['Nothing is announced, no alert is shown, and the API reads nothing.'],
      mend: 'Install it there, or correct home_workspace.',
    };
  }
  const asked = installed.length > mostAsked ? `, of which ${mostAsked} are looked at` : '';
  const says = `Installed ${installed.length === 1 ? 'once' : `${installed.length} times`}${asked}.`;
  return { about, state: 'well', says };
}

async function examineOne(
  { slackApiUrl, settings }: Omit<Config, 'mode'>,
  secrets: SecretBox,
  { id, name, tokens }: Installation,
): Promise<readonly Diagnosis[]> {
  try {
    const { botToken: token } = openTokens(secrets, id, tokens);
    const { announcementChannel, alertChannel } = settingsIn(settings, id);
    return await examineInstallation(slackApiUrl, {
      id,
      name,
      token,
      announcementChannel,
      alertChannel,
    });
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    return [
      {
        about: `${name} (${id}): key`,
        state: 'problem',
        says: `HINDSIGHT_ENCRYPTION_KEY: ${error.message}.`,
        breaks: ['The bot does not start.'],
        mend: `${error.mend.charAt(0).toUpperCase()}${error.mend.slice(1)}.`,
      },
    ];
  }
}
