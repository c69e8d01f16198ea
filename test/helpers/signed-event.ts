import { createHmac } from 'node:crypto';

/** Sends an event as Slack does, signed with this secret. */
export function sendEvent(
  address: string,
  signingSecret: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const body = JSON.stringify({ type: 'event_callback', ...payload });
  return send(address, signingSecret, body, 'application/json');
}

/** Sends a command as Slack does. */
export function sendForm(
  address: string,
  signingSecret: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const body = new URLSearchParams(fields).toString();
  return send(address, signingSecret, body, 'application/x-www-form-urlencoded');
}

function send(
  address: string,
  signingSecret: string,
  body: string,
  type: string,
): Promise<Response> {
  const at = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return fetch(`${address}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${digest}`,
    },
  });
}
