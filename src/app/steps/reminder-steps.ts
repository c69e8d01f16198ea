import type { Escalation } from '../../domain/incident-state';
import { ChatError } from '../../ports/chat';
import type { Message } from '../../report/message';
import { type ReminderInHand, remindersNow } from '../due-reminders';
import { nextTarget, passOn } from '../passing-on';
import { askedAgainMessage, passedOnMessage } from '../views/asking-again';
import { reminderMessage } from '../views/reminder';
import { postBelow } from './post-below';
import { callsToPost, postOnce } from './post-once';
import { done, number, type StepContext, type StepKind, type StepResult, text } from './step-kind';

/** Reminds whoever it is about, in private where they are in the channel, else the channel. */
export const remind: StepKind = {
  needsChannel: true,
  calls: (context) => ['chat.postEphemeral', ...callsToPost(context)],
  async run(context) {
    const found = await stillDue(context);
    if (found === undefined) return done;
    const { incident, deps } = context;
    const now = deps.clock.now();
    const message = (isPrivate: boolean) => reminderMessage({ ...found, incident, now, isPrivate });
    return unlessClosed(async () => {
      const { to } = found.reminder;
      if (to !== undefined && (await isWhispered(context, to.id, message(true)))) return done;
      return postOnce(context, message(false));
    });
  },
};

/** Asks whoever was asked for help again; in the end, the next one of their policy. */
export const askAgain: StepKind = {
  needsChannel: true,
  calls: (context) => ['conversations.info', ...callsToPost(context)],
  async run(context) {
    const found = await stillDue(context);
    const escalation = escalationOf(context, found?.reminder.item);
    if (found === undefined || escalation === undefined) return done;
    const { reminder, turn } = found;
    const { incident, deps, chat, channelId, step } = context;
    const next = await nextTarget(context, step.workspaceId, escalation);
    if (next !== undefined && turn.due?.number === turn.due?.of) {
      // The record is not to say that somebody was asked where nobody can be.
      const isArchived = (await chat.channel(channelId)).isArchived;
      if (!isArchived) await passOn(context, step.workspaceId, incident, reminder, step.key, next);
      return done;
    }
    const now = deps.clock.now();
    const message = askedAgainMessage({ ...found, incident, escalation, next, now });
    return unlessClosed(() => postBelow(context, escalation, message));
  },
};

/** Asks the next one, where everybody can see that it was passed on. */
export const postPassedOn: StepKind = {
  needsChannel: true,
  calls: (context) => ['conversations.invite', ...callsToPost(context)],
  async run(context) {
    const { incident, chat, channelId, step } = context;
    const escalation = escalationOf(context, text(step, 'escalation'));
    const passing = escalation?.passedOn.find(({ seq }) => seq === number(step, 'seq'));
    if (escalation === undefined || passing === undefined) return done;
    if (escalation.acknowledged !== undefined) return done;
    const { kind, id } = passing.target;
    if (kind === 'user' && id !== undefined) await chat.invite(channelId, [id]);
    return postBelow(context, escalation, passedOnMessage(incident, escalation, passing));
  },
};

/** The reminder, if it has not been settled, muted or overtaken by its next time since it was queued. */
async function stillDue(context: StepContext): Promise<ReminderInHand | undefined> {
  const { step, incident } = context;
  const all = await remindersNow(context, step.workspaceId, incident);
  return all.find(({ turn }) => turn.due?.key === step.key);
}

function escalationOf({ incident }: StepContext, id: string | undefined): Escalation | undefined {
  return incident.state.escalations.find((one) => one.id === id);
}

/** Only those who are in the channel can be whispered to. */
async function isWhispered(
  { chat, channelId }: StepContext,
  userId: string,
  message: Message,
): Promise<boolean> {
  try {
    await chat.whisper(channelId, userId, message);
    return true;
  } catch (err) {
    if (err instanceof ChatError && err.code === 'user_not_in_channel') return false;
    throw err;
  }
}

const closed = new Set(['is_archived', 'channel_not_found', 'not_in_channel']);

/** Nobody is reminded in a channel that is archived, or that the bot is not in any more. */
async function unlessClosed(say: () => Promise<StepResult>): Promise<StepResult> {
  try {
    return await say();
  } catch (err) {
    if (err instanceof ChatError && closed.has(err.code)) return { unsaid: err.code };
    throw err;
  }
}
