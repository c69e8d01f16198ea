import { join } from 'node:path';
import type { Config } from '../config';
import { startLocalWorkspace } from '../local-slack/workspace';
import type { Logger } from '../ports/logger';
import { type Bot, startBot } from './bot';

const manifest = join(__dirname, '..', '..', 'manifest.yml');

/** Nothing is set: the bot in a Slack workspace of its own on this machine, over Socket Mode. */
export async function startLocal(
  config: Config,
  log: Logger,
  onGone: (reason: Error) => void,
): Promise<Bot> {
  const { host, port } = config;
  const workspace = await startLocalWorkspace({ manifest, host, port });
  const { botToken, appToken, apiUrl } = workspace;
  // The workspace lives in memory, so an incident of an earlier run would point at channels that are gone.
  const connection = {
    mode: { mode: 'socket', botToken, appToken },
    slackApiUrl: apiUrl,
    host,
    port,
  } as const;
  const bot = await startBot(config, connection, log, onGone);
  return {
    address: workspace.url,
    async stop() {
      await bot.stop();
      await workspace.close();
    },
  };
}
