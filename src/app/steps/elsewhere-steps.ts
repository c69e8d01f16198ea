import type { Message } from '../../report/message';
import { joinAndPost } from '../join-and-post';
import { channelSpan, nameOf } from '../names';
import { escalationShown } from './message-steps';
import { callsToPost, postOnce } from './post-once';
import { done, type StepContext, type StepKind, text } from './step-kind';

/** Asks those in another channel for help, with a button for whoever takes it. */
export const postElsewhere: StepKind = {
  needsChannel: true,
  calls: (context) => ['conversations.join', ...callsToPost(context)],
  async run(context) {
    const { chat, step } = context;
    const channelId = text(step, 'channelId');
    const message = elsewhereShown(context);
    if (message === undefined) return done;
    return joinAndPost(chat, channelId, () => postOnce(context, message, step.key, { channelId }));
  },
};

/** Shows in the other channel that somebody is on it. */
export const refreshElsewhere: StepKind = {
  needsChannel: true,
  calls: () => ['chat.update'],
  async run(context) {
    const { deps, chat, incident, step } = context;
    const message = elsewhereShown(context);
    const { ts, channelId } = (await deps.outbox.result(incident.id, text(step, 'posted'))) ?? {};
    if (message !== undefined && typeof ts === 'string' && typeof channelId === 'string')
      await chat.edit(channelId, ts, message);
    return done;
  },
};

/** The escalation’s message, under the name of its incident, which nobody there has before them. */
export function elsewhereShown(context: StepContext): Message | undefined {
  const { state } = context.incident;
  const message = escalationShown(context);
  if (message === undefined) return undefined;
  const heading = [{ bold: nameOf(state) }, ' in ', ...channelSpan(state)];
  return { ...message, pieces: [{ piece: 'text', lines: [heading] }, ...message.pieces] };
}
