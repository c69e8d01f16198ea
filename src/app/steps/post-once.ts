import type { Message } from '../../report/message';
import type { Method } from '../call-budget';
import type { StepContext, StepResult } from './step-kind';

/** The key that rides in a message's metadata: unique in the workspace, so that nothing is posted twice. */
export function messageKey(incidentId: string, key: string): string {
  return `${incidentId}:${key}`;
}

/** What `postOnce` costs. */
export function callsToPost({ step }: StepContext): readonly Method[] {
  return step.attempts > 0 ? ['conversations.history', 'chat.postMessage'] : ['chat.postMessage'];
}

/**
 * Posts a message, unless an earlier try already did: an answer lost on the way leaves the message in the channel,
 * and it is found by its key before another is posted.
 */
export async function postOnce(
  { chat, channelId, incident, step }: StepContext,
  message: Message,
  key = step.key,
  where: { readonly channelId: string; readonly threadTs?: string } = { channelId },
): Promise<StepResult & { readonly ts: string; readonly channelId: string }> {
  const fullKey = messageKey(incident.id, key);
  const earlier =
    step.attempts > 0
      ? await chat.findPosted(where.channelId, fullKey, step.queuedAt, where.threadTs)
      : undefined;
  const { ts } = earlier ?? (await chat.post(where.channelId, message, fullKey, where.threadTs));
  return { ts, channelId: where.channelId };
}
