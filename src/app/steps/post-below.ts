import type { Escalation } from '../../domain/incident-state';
import { ChatError } from '../../ports/chat';
import type { Message } from '../../report/message';
import { postOnce } from './post-once';
import type { StepContext, StepResult } from './step-kind';

/** In the thread of the escalation's message, where that is still there. */
export async function postBelow(
  context: StepContext,
  { id }: Escalation,
  message: Message,
): Promise<StepResult> {
  const { deps, incident, channelId, step } = context;
  const { ts } = (await deps.outbox.result(incident.id, id)) ?? {};
  const thread = typeof ts === 'string' ? { threadTs: ts } : {};
  try {
    return await postOnce(context, message, step.key, { channelId, ...thread });
  } catch (err) {
    if (!(err instanceof ChatError) || err.code !== 'thread_not_found') throw err;
    return postOnce(context, message);
  }
}
