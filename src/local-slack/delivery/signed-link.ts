import { createHmac } from 'node:crypto';
import type { Json } from '../types';
import { secret } from '../world/ids';
import type { World } from '../world/world';
import type { Ack, Delivery, Link } from './link';

/** Signed HTTP requests to one address, as Slack sends them to an app without Socket Mode. */
export function createSignedLink(world: World, requestUrl: string, ackTimeoutMs: number): Link {
  async function post(type: string, body: string, headers: Record<string, string>): Promise<Ack> {
    try {
      const response = await fetch(requestUrl, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { 'content-type': type, ...signature(world, body), ...headers },
        signal: AbortSignal.timeout(ackTimeoutMs),
      });
      const answer = await response.text();
      if (!response.ok) return { ok: false, error: 'dispatch_failed' };
      return { ok: true, body: readAnswer(response, answer) };
    } catch (error) {
      const isTimeout = (error as { name?: string }).name === 'TimeoutError';
      return { ok: false, error: isTimeout ? 'operation_timeout' : 'dispatch_failed' };
    }
  }

  function send({ kind, payload, attempt, retryReason }: Delivery, isLost = false): Promise<Ack> {
    if (isLost) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
    if (kind === 'events_api') {
      const retry = attempt
        ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': retryReason ?? '' }
        : {};
      return post('application/json', JSON.stringify(payload), retry as Record<string, string>);
    }
    const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : strings(payload);
    return post('application/x-www-form-urlencoded', String(new URLSearchParams(form)), {});
  }

  return { isConnected: () => true, send };
}

/** Asks the address whether it is the app's. Throws when it does not answer with the challenge. */
export async function verifyRequestUrl(
  world: World,
  requestUrl: string,
  ackTimeoutMs: number,
): Promise<void> {
  const challenge = secret(16);
  const link = createSignedLink(world, requestUrl, ackTimeoutMs);
  const payload = { type: 'url_verification', token: world.app.verificationToken, challenge };
  const ack = await link.send({ kind: 'events_api', payload });
  const given = ack.ok ? challengeIn(ack.body) : undefined;
  if (given !== challenge) {
    throw new Error(`${requestUrl} did not answer the url_verification challenge`);
  }
}

function challengeIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null ? (body as Json).challenge : body;
}

function signature(world: World, body: string): Record<string, string> {
  // The receiver compares with its own clock, whatever time it is in the workspace.
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', world.app.signingSecret);
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac.update(`v0:${timestamp}:${body}`).digest('hex')}`,
  };
}

function readAnswer(response: Response, answer: string): unknown {
  if (answer === '') return undefined;
  if (!response.headers.get('content-type')?.includes('application/json')) return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}

function strings(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
