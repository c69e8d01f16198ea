import { join } from 'node:path';
import type { Settings } from '../app/deps';
import type { LocalWorkspace } from '../local-slack/types';
import { startLocalWorkspace } from '../local-slack/workspace';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { projectFolder } from '../project-folder';
import type { Config } from '../settings/config';
import { type Bot, startBot } from './bot';
import { demoIncident } from './demo-incident';

const manifest = join(projectFolder, 'manifest.yml');

/** The bot and the workspace it lives in; `address` is that of the workspace's page. */
export interface LocalBot extends Bot {
  readonly workspace: LocalWorkspace;
  /** Where alerts, pagers and the API are, as far as their secrets are set; undefined where none is. */
  readonly doors: string | undefined;
}

/** Nothing is set: the bot in a Slack workspace of its own on this machine, over Socket Mode. */
export async function startLocal(
  config: Config,
  log: Logger,
  onGone: (reason: Error) => void,
  { clock }: { readonly clock?: Clock } = {},
): Promise<LocalBot> {
  const { host, port } = config;
  const workspace = await startLocalWorkspace({
    manifest,
    host,
    port,
    demo: demoIncident,
    ...(clock && { now: () => Date.parse(clock.now()) }),
  });
  const { botToken, appToken, apiUrl } = workspace;
  // The workspace lives in memory, so an incident of an earlier run would point at channels that are gone.
  const connection = {
    mode: { mode: 'socket', botToken, appToken },
    slackApiUrl: apiUrl,
    host,
    port: hasDoors(config) ? portAfter(port) : undefined,
    orAnotherPort: true,
  } as const;
  const settings = settingsHere(config.settings, workspace);
  const bot = await startBot({ ...config, settings }, connection, log, onGone, clock && { clock });
  return {
    address: workspace.url,
    doors: bot.address,
    workspace,
    async stop() {
      await bot.stop();
      await workspace.close();
    },
  };
}

/** Whether there is anything that others come to. */
function hasDoors({ alertSecrets, pagerSecrets, apiToken }: Config): boolean {
  const secrets = [...Object.values(alertSecrets), ...Object.values(pagerSecrets).flat()];
  return secrets.length > 0 || apiToken !== undefined;
}

/** The page of the workspace has the port that is set, and the bot the next one. */
function portAfter(port: number): number {
  return port === 0 || port === 65_535 ? 0 : port + 1;
}

/** What the settings name by ids is elsewhere; alerts are shown where everybody is. */
function settingsHere(settings: Settings, workspace: LocalWorkspace): Settings {
  const named = workspace.channel(settings.alertChannel ?? '') ?? workspace.channel('incidents');
  return { ...settings, homeWorkspace: undefined, alertChannel: named?.id };
}
