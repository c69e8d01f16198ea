import { createPinoLogger } from './adapters/log/pino-logger';
import { startBot } from './boot/bot';
import { startLocal } from './boot/local';
import { type Config, ConfigError, readConfig } from './config';
import { ChatError } from './ports/chat';
import { StoreUnavailable } from './ports/incident-store';
import type { Logger } from './ports/logger';
import { TemplateError } from './report/template-error';

/** Starts what the settings ask for, and says which. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createPinoLogger(config.mode.mode === 'local' ? quieter(config) : config.logLevel);
  const bot = await start(config, log, (reason) => {
    log.error({ err: reason }, 'Slack is out of reach for good');
    process.exit(1);
  });
  stopOnSignals(() => bot.stop(), log);
  process.on('unhandledRejection', (err) =>
    log.error({ err }, 'something failed and nobody was waiting for it'),
  );
  process.stdout.write(`${greeting(config, bot.address)}\n`);
}

function start(config: Config, log: Logger, onGone: (reason: Error) => void) {
  const { mode, slackApiUrl, host, port } = config;
  if (mode.mode === 'local') return startLocal(config, log, onGone);
  return startBot(config, { mode, slackApiUrl, host, port }, log, onGone);
}

/** The first thing somebody sees is the address of the page, not log lines. */
function quieter({ logLevel }: Config): string {
  return logLevel === 'info' ? 'warn' : logLevel;
}

function greeting({ mode }: Config, address: string | undefined): string {
  switch (mode.mode) {
    case 'local':
      return `Hindsight runs in a local workspace. Open ${address} and type /incident start in #incidents, or press “Run a demo incident”.`;
    case 'socket':
      return 'Hindsight is connected to Slack by Socket Mode.';
    case 'http':
      return `Hindsight takes requests from Slack at ${address}/slack/events.`;
    default:
      return mode satisfies never;
  }
}

/** A second signal does not wait. */
function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (err: unknown) => {
          log.error({ err }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

/** What the operator can put right is one line; anything else is a bug, and keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof StoreUnavailable) return `${error.message} ${error.hint}`;
  if (error instanceof ConfigError || error instanceof TemplateError) return error.message;
  if (error instanceof ChatError) {
    return `Slack refused to let the bot in: ${error.message}. Check SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_API_URL.`;
  }
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `${message}. Set PORT to a free port, or 0 for any.`;
  return stack ?? String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
