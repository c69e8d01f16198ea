import { type App, type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../../../ports/logger';
import type { Metrics } from '../../../ports/metrics';
import { clientOptions } from '../web-client';
import type { Door } from './door';
import { keepConnected } from './line';

export interface SocketSettings {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly metrics: Metrics;
  /** Called once where no socket will ever open again: the token is no longer good. */
  readonly onGone: (reason: Error) => void;
  /** Called where no socket was open for a while, and one is again. */
  readonly onBack?: (() => void) | undefined;
}

/** Socket Mode: Slack sends everything over a socket the bot opens. */
export function createSocketDoor(settings: SocketSettings, log: Logger, logger: SlackLogger): Door {
  const [one, other] = [createReceiver(settings, logger), createReceiver(settings, logger)];
  const line = keepConnected([one.client, other.client], log, settings);
  return {
    receiver: one,
    attach: (app: App) => other.init(app),
    async open() {
      await line.open();
      return {};
    },
    hold: line.hold,
    close: line.close,
    isConnected: line.isConnected,
  };
}

function createReceiver(
  { appToken, apiUrl, metrics }: SocketSettings,
  logger: SlackLogger,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger,
    // Its own way of reconnecting waits five seconds and, when it fails, takes the process down.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl, logger, metrics) },
    processEventErrorHandler: async ({ error, logger: said }) => {
      said.error(`a request was not processed: ${error.message}`);
      return false;
    },
  });
}
