import { createPinoLogger } from '../adapters/log/pino-logger';
import { type Bot, startBot } from '../boot/bot';
import { type LocalBot, startLocal } from '../boot/local';
import type { Logger } from '../ports/logger';
import { type Config, readConfig } from '../settings/config';
import { environmentOf } from './environment';
import type { Outcome } from './exit-codes';
import { blankSecrets, sayBlank } from './first-steps';
import type { Terminal } from './terminal';

/** Runs the bot until it is told to stop. Throws ConfigError, TemplateError, StoreUnavailable or ChatError for what keeps it from running. */
export async function runBot(terminal: Terminal): Promise<Outcome> {
  const environment = environmentOf(terminal);
  const config = readConfig(environment);
  const log = createPinoLogger(config.mode.mode === 'local' ? quieter(config) : config.logLevel);
  process.on('unhandledRejection', (err) =>
    log.error({ err }, 'something failed and nobody was waiting for it'),
  );
  let end = (_outcome: Outcome) => {};
  const ended = new Promise<Outcome>((resolve) => {
    end = resolve;
  });
  const bot = await startIn(config, log, (reason) => {
    log.error({ err: reason }, 'Slack is out of reach for good');
    end('failed');
  });
  stopOnSignals(bot, log, end);
  terminal.out(`${greeting(config, bot)}\n`);
  const blank = blankSecrets(environment);
  if (config.mode.mode === 'local' && blank.length > 0)
    terminal.err(`${sayBlank(blank)}: filled in, they connect it to your Slack.\n`);
  return ended;
}

function startIn(
  config: Config,
  log: Logger,
  onGone: (reason: Error) => void,
): Promise<Bot & Partial<LocalBot>> {
  const { mode, slackApiUrl, host, port } = config;
  if (mode.mode === 'local') return startLocal(config, log, onGone);
  return startBot(config, { mode, slackApiUrl, host, port }, log, onGone);
}

/** The first thing somebody sees is the address of the page, not log lines. */
function quieter({ logLevel }: Config): string {
  return logLevel === 'info' ? 'warn' : logLevel;
}

function greeting(config: Config, { address, doors }: Bot & Partial<LocalBot>): string {
  const { mode } = config;
  switch (mode.mode) {
    case 'local':
      return [
        `Hindsight runs in a local workspace. Open ${address} and type /incident start in #incidents, or press “Run a demo incident”.`,
        ...(doors === undefined ? [] : doorsOf(config, doors)),
      ].join('\n');
    case 'socket':
      return 'Hindsight is connected to Slack by Socket Mode.';
    case 'http':
      return `Hindsight takes requests from Slack at ${address}/slack/events.`;
    case 'many':
      return `Hindsight takes requests from Slack at ${address}/slack/events. Install it at ${mode.publicUrl ?? address}/slack/install.`;
    default:
      return mode satisfies never;
  }
}

/** Where others come to the local workspace; which systems, depends on the secrets that are set. */
function doorsOf({ alertSecrets, pagerSecrets, apiToken }: Config, doors: string): string[] {
  const alerts = Object.keys(alertSecrets).map((source) => `${doors}/alerts/${source}`);
  const pagers = Object.entries(pagerSecrets).flatMap(([kind, { length }]) =>
    length === 0 ? [] : [`${doors}/pagers/${kind}`],
  );
  return [
    ...(alerts.length === 0 ? [] : [`Alerts are taken at ${alerts.join(' and ')}.`]),
    ...(pagers.length === 0 ? [] : [`Pagers are listened to at ${pagers.join(' and ')}.`]),
    ...(apiToken === undefined ? [] : [`The API is at ${doors}/api/incidents.`]),
  ];
}

/** A second signal does not wait. */
function stopOnSignals(bot: Bot, log: Logger, stopped: (outcome: Outcome) => void): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      bot.stop().then(
        () => stopped('ok'),
        (err: unknown) => {
          log.error({ err }, 'could not stop cleanly');
          stopped('failed');
        },
      );
    });
  }
}
