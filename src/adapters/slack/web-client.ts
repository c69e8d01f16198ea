import type { Logger as SlackLogger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Metrics } from '../../ports/metrics';
import { measuredFetch } from './measured-fetch';

/** Milliseconds an answer may take; the library's own default is for ever. */
const CALL_TIMEOUT_MS = 10_000;

/**
 * Options for one client; a new object each time, since Slack's libraries write into the one they are given.
 * Nothing is tried again here: the outbox does that, and knows what must not happen twice.
 * Headers are never among them: the first client would leave its token there for the others.
 */
export function clientOptions(
  apiUrl: string,
  logger: SlackLogger,
  metrics: Metrics,
): WebClientOptions {
  const measured = measuredFetch(apiUrl, metrics);
  return {
    slackApiUrl: apiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    // Bolt answers response URLs with this one, and sets no limit to how long that may take.
    fetch: (url, init) =>
      measured(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT_MS) }),
  };
}

/** A client for the token's workspace. */
export function createWebClient(
  token: string,
  apiUrl: string,
  logger: SlackLogger,
  metrics: Metrics,
): WebClient {
  return new WebClient(token, clientOptions(apiUrl, logger, metrics));
}
