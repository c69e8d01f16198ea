import type { Iso } from '../domain/time/instant';
import type { IncidentId } from './incident-id';
import type { Backlog } from './metrics';

/** Where steps lead. What one of them waits for never keeps those that lead elsewhere. */
export type Via = 'slack' | 'pagers' | 'events';

/** One effect that must happen once. `key` is unique within its incident, e.g. `E1` or `report:2`. */
export interface NewStep {
  readonly key: string;
  /** A name in the table of `app/steps`. */
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** To Slack, where it is missing. */
  readonly via?: Via;
  /** Steps of one incident that lead the same way wait for those before them in their lane. Empty where it is missing. */
  readonly lane?: string;
}

export interface Step extends Omit<NewStep, 'via' | 'lane'> {
  readonly id: number;
  readonly incidentId: IncidentId;
  readonly workspaceId: string;
  /** Tries begun before this one; above 0, an earlier try may have reached Slack without an answer. */
  readonly attempts: number;
  readonly queuedAt: Iso;
  readonly nextAt: Iso;
  readonly problem?: string;
  /** What an earlier try has had remembered. */
  readonly begun?: Readonly<Record<string, unknown>>;
}

/** A step that was carried out, with what came of it. */
export interface FinishedStep extends Omit<NewStep, 'via' | 'lane'> {
  readonly queuedAt: Iso;
  readonly result: Readonly<Record<string, unknown>>;
}

export type StepState = 'waiting' | 'done' | 'abandoned';

/** A step with what became of it. */
export interface LoggedStep extends Step {
  /** Of its incident: 7 for `INC-7`. */
  readonly incidentNumber: number;
  readonly state: StepState;
  readonly lane: string;
  /** When it was carried out or given up. */
  readonly endedAt?: Iso;
}

/** Which steps of the log are asked for: all that lead this way, but for what is given. */
export interface LogPage {
  readonly via: Via;
  readonly workspaceId?: string;
  readonly incidentId?: IncidentId;
  /** Leaves out those of private incidents. */
  readonly isPublic?: true;
  readonly lane?: string;
  readonly state?: StepState;
  /** Only those with a lower number. */
  readonly before?: number;
  readonly limit: number;
}

/** Effects waiting to be carried out. Steps of one incident and lane are carried out in the order they were queued. */
export interface Outbox {
  /** Queues effects that no entry calls for (a report posted again). A key queued before is left as it is. */
  add(incidentId: IncidentId, steps: readonly NewStep[], at: Iso): Promise<void>;
  /**
   * Takes at most `limit` steps that are due and lead to Slack, or the way given: the first unfinished one of each
   * incident's lane only. Marks each as begun: nobody else is given it before `leaseUntil`.
   */
  take(now: Iso, leaseUntil: Iso, limit: number, via?: Via): Promise<readonly Step[]>;
  /** Those of `ids` whose lease still ends at `from` are held until `until`; what is done or was taken by others is left alone. */
  renew(ids: readonly number[], from: Iso, until: Iso): Promise<void>;
  /** Keeps with an unfinished step what a next try has to know of this one. */
  remember(id: number, begun: Readonly<Record<string, unknown>>): Promise<void>;
  /** Carried out; `result` is kept for steps that build on it (a message's ts). */
  finish(id: number, result: Readonly<Record<string, unknown>>, at: Iso): Promise<void>;
  /** Not tried: there was no room for its calls. To be taken again at `nextAt`, as if it had not been. */
  defer(id: number, nextAt: Iso): Promise<void>;
  /** Tried in vain: to be tried again at `nextAt`. */
  postpone(id: number, nextAt: Iso, problem: string): Promise<void>;
  /** Steps of a workspace that were tried in vain for this problem become due. */
  hasten(workspaceId: string, problem: string): Promise<void>;
  /** Never: given up, and shown to people as `problem`. */
  abandon(id: number, problem: string, at: Iso): Promise<void>;
  /** The result of a finished step. */
  result(
    incidentId: IncidentId,
    key: string,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Every step of an incident that was carried out in Slack, oldest first. */
  finished(incidentId: IncidentId): Promise<readonly FinishedStep[]>;
  /** Steps of an incident that are waiting after a failed try, or were given up. */
  problems(incidentId: IncidentId): Promise<
    readonly {
      readonly key: string;
      readonly kind: string;
      readonly via: Via;
      readonly payload: NewStep['payload'];
      readonly problem: string;
      readonly isAbandoned: boolean;
    }[]
  >;
  /** Steps that lead this way, those queued last first. */
  log(which: LogPage): Promise<readonly LoggedStep[]>;
  /** Has steps that lead this way and are over carried out again from `at`, as if new. Returns how many there were. */
  again(via: Via, ids: readonly number[], at: Iso): Promise<number>;
  /** Unfinished steps that lead to Slack, or the way given, all incidents. */
  backlog(now: Iso, via?: Via): Promise<Backlog>;
  /** When the next step that leads to Slack, or the way given, is due; undefined with nothing waiting. */
  nextDue(via?: Via): Promise<Iso | undefined>;
}
