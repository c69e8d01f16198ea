import { type App, type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../../ports/logger';
import { clientOptions } from '../web-client';
import type { Door } from './door';
import { keepConnected } from './line';

/**
 * Sockets held at the same time; Slack allows ten and sends each payload to one of them.
 * While it renews one, every few hours, the other goes on.
 */
const SOCKETS = 2;

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string;
  /** Called once where no socket will ever open again: the token is no longer good. */
  readonly onGone: (reason: Error) => void;
}

/** Socket Mode: Slack sends everything over sockets the bot opens. */
export function createSocketDoor(settings: SocketSettings, log: Logger, logger: SlackLogger): Door {
  const receivers = Array.from({ length: SOCKETS }, () => createReceiver(settings, logger));
  const [first, ...others] = receivers as [SocketModeReceiver, ...SocketModeReceiver[]];
  let isGone = false;
  function giveUp(reason: Error): void {
    if (!isGone) settings.onGone(reason);
    isGone = true;
  }
  const lines = receivers.map(({ client }) => keepConnected(client, log, giveUp));
  return {
    receiver: first,
    attach: (app: App) => others.forEach((receiver) => void receiver.init(app)),
    async open() {
      await Promise.all(lines.map((line) => line.open()));
      return {};
    },
    hold: () => lines.forEach((line) => void line.hold()),
    async close() {
      await Promise.all(lines.map((line) => line.close()));
    },
    isConnected: () => lines.some((line) => line.isConnected()),
  };
}

function createReceiver(
  { appToken, apiUrl }: SocketSettings,
  logger: SlackLogger,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    // Its own way of reconnecting waits five seconds and, when it fails, takes the process down.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl, logger) },
    processEventErrorHandler: async ({ error, logger: said }) => {
      said.error(`a request was not processed: ${error.message}`);
      return false;
    },
  });
}
