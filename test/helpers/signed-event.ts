import { createHmac } from 'node:crypto';

/** Sends an event as Slack does, signed with this secret. */
export function sendEvent(
  address: string,
  signingSecret: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const body = JSON.stringify({ type: 'event_callback', ...payload });
  const at = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`${address}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${digest}`,
    },
  });
}
