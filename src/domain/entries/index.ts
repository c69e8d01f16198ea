import type { Moment } from '../incident-state';
import { actionAdded } from './action-added';
import { actionDone } from './action-done';
import { actionDropped } from './action-dropped';
import { causeFound } from './cause-found';
import { channelLinked } from './channel-linked';
import { closed } from './closed';
import type { EntryKind, Reading } from './define-entry';
import { detected } from './detected';
import { entryEdited } from './entry-edited';
import type { EntryMeta } from './entry-meta';
import { entryMoved } from './entry-moved';
import { entryRedacted } from './entry-redacted';
import { entryRemoved } from './entry-removed';
import { entryRestored } from './entry-restored';
import { escalated } from './escalated';
import { escalationAcknowledged } from './escalation-acknowledged';
import { escalationPassedOn } from './escalation-passed-on';
import { evidenceAdded } from './evidence-added';
import { fixDescribed } from './fix-described';
import { handoverAccepted } from './handover-accepted';
import { handoverOffered } from './handover-offered';
import { hypothesisConfirmed } from './hypothesis-confirmed';
import { hypothesisRaised } from './hypothesis-raised';
import { hypothesisReopened } from './hypothesis-reopened';
import { hypothesisRuledOut } from './hypothesis-ruled-out';
import { impactDescribed } from './impact-described';
import { improvementProposed } from './improvement-proposed';
import { lessonLearned } from './lesson-learned';
import { messageDeleted } from './message-deleted';
import { note } from './note';
import { opened } from './opened';
import { proseWritten } from './prose-written';
import { reminderMuted } from './reminder-muted';
import { reopened } from './reopened';
import { resolved } from './resolved';
import { roleAssigned } from './role-assigned';
import { severityChanged } from './severity-changed';
import { statusChanged } from './status-changed';
import { titleChanged } from './title-changed';
import { updatePosted } from './update-posted';

/** Every kind of entry. A new kind is its file and a line here. */
export const entryKinds = [
  opened,
  channelLinked,
  note,
  detected,
  hypothesisRaised,
  evidenceAdded,
  hypothesisRuledOut,
  hypothesisConfirmed,
  hypothesisReopened,
  escalated,
  escalationAcknowledged,
  escalationPassedOn,
  impactDescribed,
  severityChanged,
  statusChanged,
  resolved,
  titleChanged,
  roleAssigned,
  updatePosted,
  causeFound,
  fixDescribed,
  lessonLearned,
  improvementProposed,
  proseWritten,
  actionAdded,
  actionDone,
  actionDropped,
  handoverOffered,
  handoverAccepted,
  entryEdited,
  entryMoved,
  entryRemoved,
  entryRestored,
  entryRedacted,
  messageDeleted,
  reminderMuted,
  closed,
  reopened,
] as const;

type PayloadOf<Spec> = Spec extends EntryKind<string, infer Payload> ? Payload : never;
type EntryOf<Spec> = Spec extends { kind: infer Kind }
  ? { readonly kind: Kind; readonly payload: PayloadOf<Spec>; readonly meta: EntryMeta }
  : never;
type WithoutMeta<Entry> = Entry extends { kind: infer Kind; payload: infer Payload }
  ? {
      readonly kind: Kind;
      readonly payload: Payload;
      /** When it happened; without one, the moment it is recorded. */
      readonly moment?: Moment;
    }
  : never;

/** One entry of an incident's log. Derived from `entryKinds`; never written by hand. */
export type TimelineEntry = EntryOf<(typeof entryKinds)[number]>;
export type EntryKindName = TimelineEntry['kind'];

/** An entry as a decision makes it: whoever records it adds who, when and from where. */
export type NewEntry = WithoutMeta<TimelineEntry>;

type Payload = TimelineEntry['payload'];
const kinds = new Map<string, EntryKind<string, never>>(
  entryKinds.map((kind) => [kind.kind, kind]),
);

/** The kind of an entry. Throws for a kind this version does not know. */
export function kindOf(entry: Pick<TimelineEntry, 'kind'>): EntryKind<string, Payload> {
  const kind = kinds.get(entry.kind);
  if (kind === undefined) throw new Error(`unknown kind of timeline entry: ${entry.kind}`);
  return kind as EntryKind<string, Payload>;
}

/** How an entry reads: our words and the person's own. */
export function readEntry(entry: Pick<TimelineEntry, 'kind' | 'payload'>): Reading {
  return kindOf(entry).read(entry.payload);
}

/** The bot's own business: nothing that anybody says of the incident. */
export function isHousekeeping(entry: Pick<TimelineEntry, 'kind'>): boolean {
  return kindOf(entry).facet === 'housekeeping';
}

export function isCorrection(entry: Pick<TimelineEntry, 'kind'>): boolean {
  return kindOf(entry).facet === 'correction';
}
