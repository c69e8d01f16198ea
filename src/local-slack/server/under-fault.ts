import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../faults/fault';
import { type Answer, sendAnswer, tooManyRequests } from './answer';

/** Answers a request, or misbehaves as somebody asked to. Returns what was answered, or would have been; nothing where no work was done. */
export async function answerUnder(
  fault: Fault | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => Answer | Promise<Answer>,
): Promise<Answer | undefined> {
  if (fault?.kind === 'silent') return undefined;
  if (fault?.kind === 'refuse') {
    request.socket.resetAndDestroy();
    return undefined;
  }
  if (fault?.kind === 'slow') await wait(fault.delayMs);
  const answer = answerOf(fault) ?? (await work());
  if (fault?.kind === 'lost-answer') request.socket.resetAndDestroy();
  else sendAnswer(response, answer);
  return answer;
}

/** What is answered in the place of the work. */
function answerOf(fault: Fault | undefined): Answer | undefined {
  switch (fault?.kind) {
    case 'ratelimited':
      return tooManyRequests(fault.retryAfterSeconds);
    case 'status':
      return { status: fault.status, body: { ok: false, error: 'internal_error' } };
    case 'error':
      return { status: 200, body: { ok: false, error: fault.error } };
    case 'token-revoked':
      return { status: 200, body: { ok: false, error: 'token_revoked' } };
    default:
      return undefined;
  }
}
