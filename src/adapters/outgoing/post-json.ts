import { MINUTE, SECOND } from '../../domain/time/instant';
import { cut } from '../../domain/words/cut';
import { DeliveryError } from '../../ports/delivery-error';

/** Something that is sent to an address of the operator's settings. */
export interface Outgoing {
  /** Who is spoken to; begins the sentence that says what went wrong. */
  readonly who: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long to wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** What a refusal says for itself, out of the JSON of the answer. Without it only the status is told. */
  reasonIn?(answer: Readonly<Record<string, unknown>>): string | undefined;
}

/** How long anybody outside is waited for, unless a test is in a hurry. */
export const usualTimeoutMs = 10 * SECOND;
/** Nobody is left alone for longer, whatever they ask for. */
const longestRetryAfterMs = 60 * MINUTE;
const mostOfAnAnswer = 10_000;
const longestReason = 200;

/** Posts JSON. Redirects are not followed: who could set one up could have it sent anywhere. Throws DeliveryError. */
export async function postJson(outgoing: Outgoing): Promise<void> {
  const { who, url, body, headers, timeoutMs } = outgoing;
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'user-agent': 'Hindsight', ...headers },
    redirect: 'manual',
    signal,
  }).catch((error: unknown) => {
    throw new DeliveryError(`${who} ${isLate(error) ? 'does not answer' : 'cannot be reached'}`);
  });
  if (response.ok) return void (await response.body?.cancel());
  throw await refusalOf(outgoing, response);
}

/** An address below another one, which may have a path of its own. */
export function below(url: string, path: string): string {
  return `${url.replace(/\/+$/, '')}${path}`;
}

async function refusalOf(outgoing: Outgoing, response: Response): Promise<DeliveryError> {
  const { status, headers } = response;
  const reason = await reasonOf(outgoing, response);
  const retryAfterMs = retryAfterIn(headers.get('retry-after'));
  const said = reason === undefined ? '' : `: ${reason}`;
  const redirects = status >= 300 && status < 400 ? ', a redirect, which is not followed' : '';
  return new DeliveryError(`${outgoing.who} answers HTTP ${status}${redirects}${said}`, {
    status,
    retryAfterMs,
  });
}

/** An answer that breaks off, or is no JSON, has no reason to give. */
async function reasonOf({ reasonIn }: Outgoing, response: Response): Promise<string | undefined> {
  try {
    if (reasonIn === undefined) return void (await response.body?.cancel());
    const answer: unknown = JSON.parse(await beginningOf(response));
    const isObject = typeof answer === 'object' && answer !== null;
    const reason = isObject ? reasonIn(answer as Readonly<Record<string, unknown>>) : undefined;
    return reason && cut(reason.replace(/\s+/g, ' ').trim(), longestReason);
  } catch {
    return undefined;
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostOfAnAnswer) break;
  }
  return Buffer.concat(chunks).toString();
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
export function retryAfterIn(header: string | null, nowMs = Date.now()): number | undefined {
  if (header === null) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestRetryAfterMs);
}

function isLate(error: unknown): boolean {
  return error instanceof Error || error instanceof DOMException
    ? error.name === 'TimeoutError'
    : false;
}
