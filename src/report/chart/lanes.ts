import { type EntryKindName, readEntry, type TimelineEntry } from '../../domain/entries';
import type { Shape } from './marks';
import { colours } from './palette';

/** Entries that are much alike share a lane, a shape and a colour. */
export interface Lane {
  readonly name: string;
  readonly shape: Shape;
  readonly colour: string;
  /** The lane's name says what the entry is: its words are enough. */
  readonly namesItself?: true;
  readonly entries: readonly TimelineEntry[];
}

type LaneLook = Omit<Lane, 'entries'>;

const milestones: LaneLook = { name: 'Milestones', shape: 'diamond', colour: colours.vermillion };
const impact: LaneLook = {
  name: 'Impact',
  shape: 'up',
  colour: colours.orange,
  namesItself: true,
};
const findings: LaneLook = { name: 'Cause and fix', shape: 'square', colour: colours.green };
const people: LaneLook = { name: 'People and updates', shape: 'down', colour: colours.blue };
const notes: LaneLook = {
  name: 'Notes',
  shape: 'circle',
  colour: colours.grey,
  namesItself: true,
};

/** `null` for what is drawn as a bar; any other kind is a note. */
const laneOf: Partial<Readonly<Record<EntryKindName, LaneLook | null>>> = {
  opened: milestones,
  detected: milestones,
  'severity-changed': milestones,
  'status-changed': milestones,
  resolved: milestones,
  closed: milestones,
  reopened: milestones,
  'impact-described': impact,
  'cause-found': findings,
  'fix-described': findings,
  'role-assigned': people,
  'handover-offered': people,
  'handover-accepted': people,
  'update-posted': people,
  'hypothesis-raised': null,
  'evidence-added': null,
  'hypothesis-ruled-out': null,
  'hypothesis-confirmed': null,
  'hypothesis-reopened': null,
  escalated: null,
  'escalation-acknowledged': null,
  'escalation-passed-on': null,
};

/** The lanes in which something happened, in order, with the entries of each. */
export function lanesOf(entries: readonly TimelineEntry[]): readonly Lane[] {
  return [milestones, impact, findings, people, notes]
    .map((look) => ({
      ...look,
      entries: entries.filter(
        ({ kind }) => (laneOf[kind] === undefined ? notes : laneOf[kind]) === look,
      ),
    }))
    .filter((lane) => lane.entries.length > 0);
}

/** What an entry says, in its lane. */
export function wordsIn(lane: LaneLook, entry: TimelineEntry): string {
  const { headline, text } = readEntry(entry);
  if (entry.kind === 'opened') return headline;
  if (lane.namesItself && text !== '') return text;
  return text === '' ? headline : `${headline}: ${text}`;
}

/** The entries of a lane, those first that must not lose their label where there are many. */
export function tellingFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  return [...entries].sort((a, b) => weight(a.kind) - weight(b.kind));
}

const telling: readonly EntryKindName[] = [
  'resolved',
  'detected',
  'opened',
  'closed',
  'reopened',
  'severity-changed',
  'status-changed',
  'update-posted',
];

function weight(kind: EntryKindName): number {
  const place = telling.indexOf(kind);
  return place < 0 ? telling.length : place;
}
