import type { EntryMeta } from './entries/entry-meta';
import type { PersonRef, Target } from './person';
import type { Iso } from './time/instant';
import type { LessonCategory, Precision, ProsePart, Severity, Status } from './vocabulary';

/** When something happened, and how well that is known. */
export interface Moment {
  readonly at: Iso;
  readonly precision: Precision;
  /** What had to be assumed to read it, as a sentence for the writer; not kept. */
  readonly assumed?: string;
}

/** Something said on the record: the words, who said them, when, and the entry that holds them. */
export interface Statement extends Moment {
  readonly seq: number;
  readonly by: PersonRef;
  readonly text: string;
}

export interface HypothesisStep extends Statement {
  readonly step: 'raised' | 'for' | 'against' | 'ruled-out' | 'confirmed' | 'reopened';
}

export interface Hypothesis extends Statement {
  /** `H2` */
  readonly id: string;
  readonly state: 'open' | 'confirmed' | 'ruled-out';
  /** Everything that befell it, the raising first, in the order it was recorded. */
  readonly course: readonly HypothesisStep[];
}

/** Nobody acknowledged, so the next one was asked. */
export interface PassingOn extends Statement {
  readonly target: Target;
}

export interface Acknowledgement extends Statement {
  /** The pager that it was said to, where it was not said in Slack. */
  readonly pager?: string;
}

export interface Escalation extends Statement {
  /** `E1` */
  readonly id: string;
  readonly target: Target;
  /** Who was asked after the target, in order. */
  readonly passedOn: readonly PassingOn[];
  readonly acknowledged?: Acknowledgement;
}

export interface ActionItem extends Statement {
  /** `A3` */
  readonly id: string;
  readonly owner?: PersonRef;
  /** `2026-11-30` */
  readonly due?: string;
  readonly state: 'open' | 'done' | 'dropped';
  readonly endedAt?: Iso;
}

export interface Change<Value> extends Statement {
  readonly value: Value;
}

export interface StatusChange extends Change<Status> {
  /** A closed incident was opened again: what was said before of its end no longer counts. */
  readonly isReopening?: true;
}

export interface RoleChange extends Change<PersonRef | null> {
  readonly role: string;
}

export interface Lesson extends Statement {
  readonly category: LessonCategory;
}

export interface Update extends Statement {
  readonly nextDue?: Iso;
}

export interface Handover extends Statement {
  readonly to: PersonRef;
  readonly accepted: boolean;
}

/** Somebody wants no more of a reminder. */
export interface Mute extends Statement {
  /** The reminder's; see reminders.ts. */
  readonly key: string;
  /** Until when; null for good. */
  readonly until: Iso | null;
}

export interface Opening extends Statement {
  readonly number: number;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  /** The channel it was opened from, or takes over with `--here`. */
  readonly channelId: string;
  readonly usesThisChannel: boolean;
  readonly recordedAt: Iso;
}

/** Everything that can be known of an incident from its log. `opening` is missing before the first entry only. */
export interface IncidentState {
  /** Entries in the log. */
  readonly version: number;
  readonly opening?: Opening;
  readonly title: string;
  readonly channel?: { readonly id: string; readonly name: string };
  readonly severities: readonly Change<Severity>[];
  readonly statuses: readonly StatusChange[];
  readonly roles: readonly RoleChange[];
  readonly detections: readonly Statement[];
  readonly impacts: readonly Statement[];
  readonly hypotheses: readonly Hypothesis[];
  readonly escalations: readonly Escalation[];
  readonly actions: readonly ActionItem[];
  readonly updates: readonly Update[];
  readonly causes: readonly Statement[];
  readonly fixes: readonly Statement[];
  readonly lessons: readonly Lesson[];
  readonly improvements: readonly Statement[];
  readonly handovers: readonly Handover[];
  readonly mutes: readonly Mute[];
  readonly prose: Partial<Readonly<Record<ProsePart, Statement>>>;
  /** How many were ever numbered, removed ones included, so that no id is given twice. */
  readonly numbered: { readonly H: number; readonly E: number; readonly A: number };
  /** The moment of the last entry a person made; the anchor for clock times in a write-up. */
  readonly lastMoment?: Iso;
}

export const initialState: IncidentState = {
  version: 0,
  title: '',
  severities: [],
  statuses: [],
  roles: [],
  detections: [],
  impacts: [],
  hypotheses: [],
  escalations: [],
  actions: [],
  updates: [],
  causes: [],
  fixes: [],
  lessons: [],
  improvements: [],
  handovers: [],
  mutes: [],
  prose: {},
  numbered: { H: 0, E: 0, A: 0 },
};

/** A state in the making, for one replay: its lists are added to in place, since copying them for each entry takes ever longer. */
export type StateDraft = {
  -readonly [Key in keyof IncidentState]: IncidentState[Key] extends readonly (infer Item)[]
    ? Item[]
    : IncidentState[Key];
};

/** A draft that begins with this state; nothing that is done to it shows in the state. */
export function draftOf(state: IncidentState): StateDraft {
  return {
    ...state,
    severities: [...state.severities],
    statuses: [...state.statuses],
    roles: [...state.roles],
    detections: [...state.detections],
    impacts: [...state.impacts],
    hypotheses: [...state.hypotheses],
    escalations: [...state.escalations],
    actions: [...state.actions],
    updates: [...state.updates],
    causes: [...state.causes],
    fixes: [...state.fixes],
    lessons: [...state.lessons],
    improvements: [...state.improvements],
    handovers: [...state.handovers],
    mutes: [...state.mutes],
  };
}

/**
 * The statement that an entry makes: its words with its moment and whoever said them. With more to it, it is spread
 * last: what a literal adds to something spread costs V8 some twenty times as much.
 */
export function statement(meta: EntryMeta, text: string): Statement {
  const { seq, at, precision } = meta;
  return { seq, at, precision, by: meta.author ?? meta.by, text };
}
