import type { EntryKindName, TimelineEntry } from '../../src/domain/entries';
import type { EntryMeta } from '../../src/domain/entries/entry-meta';
import type { PersonRef } from '../../src/domain/person';
import { withoutRedacted } from '../../src/domain/redaction';
import { replay } from '../../src/domain/replay';
import { addMs, type Iso, MINUTE } from '../../src/domain/time/instant';
import type { Recording } from '../../src/ports/incident-store';
import type { NewStep } from '../../src/ports/outbox';

type PayloadOf<Kind extends EntryKindName> = Extract<TimelineEntry, { kind: Kind }>['payload'];

/** `['note', { text: 'Paged the database team' }, { at: … }]` */
export type EntryDraft = {
  [Kind in EntryKindName]: readonly [
    kind: Kind,
    payload: PayloadOf<Kind>,
    meta?: Partial<EntryMeta>,
  ];
}[EntryKindName];

export const dana: PersonRef = { id: 'U0001', name: 'Dana' };
export const sam: PersonRef = { id: 'U0002', name: 'Sam' };

/** The moment entry `seq` has if nothing else is said: one a minute from 10:00. */
export function minuteOf(seq: number): Iso {
  return addMs('2026-11-19T10:00:00.000Z', (seq - 1) * MINUTE);
}

/** One entry, by Dana, with a command, recorded when it happened, unless `meta` says otherwise. */
export function entry<Kind extends EntryKindName>(
  kind: Kind,
  payload: PayloadOf<Kind>,
  meta: Partial<EntryMeta> = {},
): TimelineEntry {
  const seq = meta.seq ?? 1;
  const at = meta.at ?? minuteOf(seq);
  const usual = { seq, at, precision: 'exact', recordedAt: at, by: dana, source: 'command' };
  return { kind, payload, meta: { ...usual, ...meta } } as TimelineEntry;
}

/** A log of these entries, numbered from `after + 1`. */
export function logOf(drafts: readonly EntryDraft[], after = 0): readonly TimelineEntry[] {
  return drafts.map(([kind, payload, meta], index) =>
    entry(kind, payload, { seq: after + index + 1, ...meta }),
  );
}

/** How nearly every log begins. */
export function opening(payload: Partial<PayloadOf<'opened'>> = {}): EntryDraft {
  const usual = {
    number: 1,
    title: 'Checkout is down',
    isPrivate: false,
    isDrill: false,
    channelId: 'C0001',
    usesThisChannel: false,
  };
  return ['opened', { ...usual, ...payload }];
}

/** `drafts` as they are recorded after `log`. */
export function recordingOf(
  log: readonly TimelineEntry[],
  drafts: readonly EntryDraft[],
  steps: readonly NewStep[] = [],
): Recording {
  const entries = logOf(drafts, log.length);
  return { entries, state: replay(withoutRedacted([...log, ...entries])), steps };
}
