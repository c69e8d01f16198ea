import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import type { Escalation } from '../../domain/incident-state';
import { hindsight, type Target } from '../../domain/person';
import { muteOf, type Reminder, remindersFor, turnOf } from '../../domain/reminders';
import { ChatError } from '../../ports/chat';
import type { Message } from '../../report/message';
import { type ReminderInHand, remindersNow } from '../due-reminders';
import { askedAgainMessage, passedOnMessage } from '../views/asking-again';
import { reminderMessage } from '../views/reminder';
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
    const next = await nextTarget(context, escalation);
    const { reminder, turn } = found;
    const { incident, deps, chat, channelId } = context;
    if (next !== undefined && turn.due?.number === reminder.most) {
      // The record is not to say that somebody was asked where nobody can be.
      if (!(await chat.channel(channelId)).isArchived) await passOn(context, reminder, next);
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

/** In the thread of the escalation's message, where that is still there. */
async function postBelow(
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

/** Whom the settings name next after everybody who was asked; a person by their own name. */
async function nextTarget(
  { deps, directory, step }: StepContext,
  { target, passedOn }: Escalation,
): Promise<Target | undefined> {
  const { policies, targets } = deps.settings;
  const named = targets.find(({ id }) => id !== undefined && id === target.id)?.name ?? '';
  const name = [target.name, named].find((one) => Object.hasOwn(policies, one));
  const next = name === undefined ? undefined : policies[name]?.[passedOn.length];
  if (next?.kind !== 'user' || next.id === undefined) return next;
  const person = await directory.find(step.workspaceId, next.id);
  return { ...next, name: person.name };
}

/** Puts it on record that the next one is asked; that they are told follows from the record. */
async function passOn(
  { book, deps, incident, step }: StepContext,
  { key, item = '' }: Reminder,
  target: Target,
): Promise<void> {
  const { clock, settings } = deps;
  const origin = { by: hindsight, source: 'system' } as const;
  await book.record<Decision>(incident.id, origin, (current) => {
    const still = remindersFor(current, settings.reminders).find((one) => one.key === key);
    const mute = still && muteOf(current.state, still);
    const workplace = { zone: settings.reportZone, hours: settings.workingHours };
    const turn = still && turnOf(still, mute, clock.now(), workplace);
    if (turn?.due?.key !== step.key) return accept();
    return accept(entry('escalation-passed-on', { escalation: item, target }));
  });
}
