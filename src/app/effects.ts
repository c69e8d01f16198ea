import { everybodyAsked } from '../domain/asked';
import type { EntryKindName, TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import { resolvedAt } from '../domain/moments';
import type { NewStep } from '../ports/outbox';
import { announcedIn } from './announced-in';
import type { Settings } from './deps';
import { askElsewhere, refreshElsewhereSteps } from './elsewhere';
import { eventSteps } from './events/event-steps';
import { settleSteps, triggerSteps } from './paging/page-effects';

interface Change {
  readonly before: IncidentState | undefined;
  readonly state: IncidentState;
  /** The whole log, the new entries at its end. */
  readonly log: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
  readonly settings: Settings;
}

type Effects<Kind extends EntryKindName> = (
  entry: Extract<TimelineEntry, { kind: Kind }>,
  change: Change,
) => readonly NewStep[];

type Table = { readonly [Kind in EntryKindName]?: Effects<Kind> };

/**
 * What must happen once in Slack because an entry was recorded, whichever door it came in by.
 * What only has to show the record (the card, the topic) is no effect: see keep-surfaces-current.
 */
const effects: Table = {
  opened: ({ meta }) => [step('open-channel', 'open-channel', { openedBy: meta.by.id })],
  'role-assigned': ({ payload, meta }) =>
    payload.person === null
      ? []
      : [step(`invite:${meta.seq}`, 'invite', { userIds: [payload.person.id] })],
  escalated: ({ payload: { escalation, target } }, { before, state }) => [
    step(escalation, 'post-escalation', { escalation }),
    ...askElsewhere(state, escalation, target),
    ...triggerSteps(before, escalation, target.pagers),
  ],
  'escalation-acknowledged': ({ payload: { escalation, pager }, meta: { seq } }, { state }) => [
    step(`${escalation}:${seq}`, 'refresh-escalation', { escalation }),
    ...refreshElsewhereSteps(escalationIn(state, escalation), seq),
    ...settleSteps(escalationIn(state, escalation), 'acknowledge', seq, pager),
  ],
  'escalation-passed-on': ({ payload, meta: { seq } }, { before, state }) => {
    const { escalation, target } = payload;
    const known = before && escalationIn(before, escalation);
    const wasAsked =
      known !== undefined && everybodyAsked(known).some(({ id }) => id === target.id);
    return [
      ...(wasAsked ? [] : askElsewhere(state, escalation, target)),
      step(`pass:${seq}`, 'post-passed-on', { escalation, seq }),
      step(`${escalation}:${seq}`, 'refresh-escalation', { escalation }),
      ...triggerSteps(before, escalation, target.pagers),
    ];
  },
  resolved: ({ meta }, change) => settleAll(change, meta.seq),
  'status-changed': ({ meta }, change) => settleAll(change, meta.seq),
  'update-posted': ({ meta }, { state, settings }) => [
    step(`update:${meta.seq}`, 'post-update', { seq: meta.seq }),
    ...(announcedIn(state, settings) === undefined
      ? []
      : [step(`announce:${meta.seq}`, 'announce-update', { seq: meta.seq })]),
  ],
  'handover-offered': ({ meta, payload }) => [
    step(`invite:${meta.seq}`, 'invite', { userIds: [payload.to.id] }),
    step(`handover:${meta.seq}`, 'post-handover', { seq: meta.seq }),
  ],
  'handover-accepted': ({ payload, meta }) => [
    step(`handover:${payload.offer}:${meta.seq}`, 'refresh-handover', { seq: payload.offer }),
  ],
  'message-deleted': ({ payload, meta }) => [
    step(`gone:${meta.seq}`, 'ask-about-deleted', { seq: payload.target }),
  ],
  'entry-removed': ({ payload, meta }, { log, before, state }) => [
    ...ticking('untick', log, payload.target, meta.seq),
    ...(before?.escalations ?? [])
      .filter(({ id }) => escalationIn(state, id) === undefined)
      .flatMap((one) => settleSteps(one, 'resolve', meta.seq)),
  ],
  'entry-restored': ({ payload, meta }, { log }) => ticking('tick', log, payload.target, meta.seq),
  'entry-redacted': ({ payload, meta }) => [
    step(`redact:${meta.seq}`, 'renew-posts', { target: payload.target }),
  ],
  closed: ({ meta }, change) => [...settleAll(change, meta.seq), ...reportSteps(meta.seq)],
  reopened: ({ meta }) => [step(`reopened:${meta.seq}`, 'post-reopened', { seq: meta.seq })],
};

/** Once the impact is over nobody need be woken any more. */
function settleAll({ before, state }: Change, seq: number): readonly NewStep[] {
  const isNews = resolvedAt(state) !== undefined && (!before || resolvedAt(before) === undefined);
  return isNews ? state.escalations.flatMap((one) => settleSteps(one, 'resolve', seq)) : [];
}

function escalationIn({ escalations }: IncidentState, id: string) {
  return escalations.find((one) => one.id === id);
}

/**
 * The report as of entry `version`: the result in three lines, the picture, the document as messages, and as files.
 * The same version is posted once for each `edition`.
 */
export function reportSteps(version: number, edition = ''): readonly NewStep[] {
  const which = edition === '' ? `${version}` : `${version}@${edition}`;
  return [
    step(`result:${which}`, 'post-result', { version }),
    pictureStep(version, which),
    step(`report:${which}`, 'post-report', { version }),
    step(`file:${which}:md`, 'upload-report', { version, format: 'md' }),
    step(`file:${which}:html`, 'upload-report', { version, format: 'html' }),
  ];
}

/** The picture of the timeline as of entry `version`. */
export function pictureStep(version: number, which: string): NewStep {
  return step(`picture:${which}`, 'upload-picture', { version });
}

/** The same picture, for whoever asked for it. */
export function pictureFor(userId: string, version: number): NewStep {
  return step(`picture:${userId}:${version}`, 'send-picture', { userId, version });
}

/** The steps that recorded entries call for, in order. */
export function stepsFor(change: Change): readonly NewStep[] {
  const steps = change.entries.flatMap((entry) => {
    const effect = effects[entry.kind] as Effects<EntryKindName> | undefined;
    return [...(effect?.(entry, change) ?? []), ...marking(entry)];
  });
  return [...steps, ...eventSteps(change.entries, change.state, change.settings.webhooks)];
}

/** A message put on record gets its tick, and its pictures are copied, once that is on disk. */
function marking({ kind, meta }: TimelineEntry): readonly NewStep[] {
  const { message, files = [], seq } = meta;
  if (message === undefined || kind.startsWith('entry-') || kind === 'message-deleted') return [];
  const copies = files
    .filter((file) => file.mimetype.startsWith('image/'))
    .map((file) => step(`copy:${seq}:${file.id}`, 'copy-file', { ...message, fileId: file.id }));
  return [step(`tick:${seq}`, 'tick', { ...message }), ...copies];
}

/** The tick goes with the entry, and comes back with it. */
function ticking(
  kind: 'tick' | 'untick',
  log: readonly TimelineEntry[],
  target: number,
  seq: number,
): readonly NewStep[] {
  const message = log[target - 1]?.meta.message;
  return message === undefined ? [] : [step(`${kind}:${seq}`, kind, { ...message })];
}

function step(key: string, kind: string, payload: NewStep['payload']): NewStep {
  return { key, kind, payload };
}
