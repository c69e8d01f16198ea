import type { App, Receiver } from '@slack/bolt';

/** How requests reach the bot: over a socket or over HTTP. */
export interface Door {
  /** For the App, which must be given one receiver. */
  readonly receiver: Receiver;
  /** For every way in but that receiver. */
  attach(app: App): void;
  /** Resolves once requests can come in. */
  open(): Promise<{ readonly address?: string }>;
  /** From now on nothing new comes in; answers to what did still go out. */
  hold(): void;
  close(): Promise<void>;
  isConnected(): boolean;
}
