import { ChatError } from '../../ports/chat';
import { httpCode } from './errors';
import { noAnswerCode } from './no-answer';
import type { Rendered } from './render/message';

/** Milliseconds an answer may take. */
const ANSWER_MS = 10_000;
const METHOD = 'response_url';

/** Has a private message say something else, at the address that came with a press in it. Throws ChatError. */
export async function replaceAt(responseUrl: string, content: Rendered): Promise<void> {
  const body = { ...content, response_type: 'ephemeral', replace_original: true };
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((cause: unknown) => {
    throw new ChatError(noAnswerCode(cause), METHOD, true, undefined, { cause });
  });
  await response.body?.cancel();
  if (response.ok) return;
  const { code, isTransient } = httpCode(response.status);
  throw new ChatError(code, METHOD, isTransient);
}
