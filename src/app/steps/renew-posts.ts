import type { TimelineEntry } from '../../domain/entries';
import { isClosed } from '../../domain/moments';
import type { FinishedStep, Step } from '../../ports/outbox';
import type { Message } from '../../report/message';
import { reportSteps } from '../effects';
import { channelSpan } from '../names';
import { elsewhereShown } from './elsewhere-steps';
import { escalationShown, handoverShown, reopenedShown, updateMessage } from './message-steps';
import { messageKey } from './post-once';
import { done, number, type StepContext, type StepKind } from './step-kind';

/** What each kind of step posted, as it reads now. */
const renewable: Readonly<Record<string, (context: StepContext) => Message | undefined>> = {
  'post-escalation': escalationShown,
  'post-elsewhere': elsewhereShown,
  'post-update': (context) => updateMessage(context),
  'announce-update': (context) => updateMessage(context, channelSpan(context.incident.state)),
  'post-handover': handoverShown,
  'post-reopened': reopenedShown,
};

const files = new Set(['upload-report', 'upload-picture']);
const reports = new Set(['post-result', 'post-report', ...files]);
const reminders = new Set(['remind', 'ask-again', 'post-passed-on']);

/**
 * Words were redacted: what the bot posted and that may hold them is written anew, or taken back. A report that was in
 * the channel is posted again without them.
 */
export const renewPosts: StepKind = {
  needsChannel: true,
  // Of each that it may need, one; how many there are shows only on the way.
  calls: () => ['conversations.history', 'chat.update', 'chat.delete', 'files.delete'],
  async run(context) {
    const { deps, incident, step } = context;
    const target = incident.log[number(step, 'target') - 1];
    if (target === undefined) return done;
    const posted = await deps.outbox.finished(incident.id);
    const hadReport = posted.some(({ kind }) => reports.has(kind));
    for (const one of posted) await renew(context, one, target);
    if (!hadReport || !isClosed(incident.state)) return done;
    // One for all that was redacted by now.
    const again = reportSteps(incident.state.version, 'redacted');
    await deps.outbox.add(incident.id, again, deps.clock.now());
    return { isPostedAgain: true };
  },
};

async function renew(
  context: StepContext,
  posted: FinishedStep,
  target: TimelineEntry,
): Promise<void> {
  const { chat, step } = context;
  const { kind, result, payload } = posted;
  if (files.has(kind)) {
    if (typeof result.fileId === 'string') await chat.removeFile(result.fileId);
    return;
  }
  if (reports.has(kind) || (reminders.has(kind) && canBeIn(target)))
    return takeBack(context, posted);
  const render = renewable[kind];
  const { ts, channelId } = result;
  if (render === undefined || typeof ts !== 'string' || typeof channelId !== 'string') return;
  if (!isAbout(payload, target)) return;
  const message = render({ ...context, step: { ...step, payload } as Step });
  if (message !== undefined) await chat.edit(channelId, ts, message);
}

/** Reminders say what they are about. */
function canBeIn({ kind }: TimelineEntry): boolean {
  return isTitle(kind) || kind === 'escalated' || kind === 'action-added';
}

/** Every post has the title; otherwise it has the words of the one entry it is about. */
function isAbout(payload: FinishedStep['payload'], { kind, payload: said, meta }: TimelineEntry) {
  if (isTitle(kind) || payload.seq === meta.seq) return true;
  return 'escalation' in said && payload.escalation === said.escalation;
}

function isTitle(kind: TimelineEntry['kind']): boolean {
  return kind === 'opened' || kind === 'title-changed';
}

async function takeBack(
  { chat, channelId, incident, deps }: StepContext,
  { key, payload, result, queuedAt }: FinishedStep,
): Promise<void> {
  const parts = typeof result.messages === 'number' ? result.messages : 0;
  const keys = [key, ...Array.from({ length: parts }, (_, index) => `${key}:${index + 1}`)];
  const asked = typeof payload.escalation === 'string' ? payload.escalation : undefined;
  const { ts } = (asked && (await deps.outbox.result(incident.id, asked))) || {};
  const thread = typeof ts === 'string' ? ts : undefined;
  for (const one of keys)
    await chat.removePosted(channelId, messageKey(incident.id, one), queuedAt, thread);
}
