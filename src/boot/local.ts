import { join } from 'node:path';
import type { Config } from '../config';
import type { LocalWorkspace } from '../local-slack/types';
import { startLocalWorkspace } from '../local-slack/workspace';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { type Bot, startBot } from './bot';
import { demoIncident } from './demo-incident';

const manifest = join(__dirname, '..', '..', 'manifest.yml');

/** The bot and the workspace it lives in; `address` is that of the workspace's page. */
export interface LocalBot extends Bot {
  readonly workspace: LocalWorkspace;
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
    port: undefined,
  } as const;
  const bot = await startBot(config, connection, log, onGone, clock && { clock });
  return {
    address: workspace.url,
    workspace,
    async stop() {
      await bot.stop();
      await workspace.close();
    },
  };
}
