import type { Iso } from '../domain/time/instant';
import type { IncidentId } from './incident-id';
import type { Backlog } from './metrics';

/**
 * What in Slack shows the record of an incident and is edited in place, in the order in which it is brought up to date.
 * An incident has all of them from when it is put on record: a further one needs a migration for those that are.
 */
export const surfaceNames = ['card', 'topic', 'announcement', 'canvas'] as const;

export type SurfaceName = (typeof surfaceNames)[number];

export interface SurfaceRow {
  readonly incidentId: IncidentId;
  readonly workspaceId: string;
  readonly surface: SurfaceName;
  /** Length of the log it shows. */
  readonly shownVersion: number;
  /** Digest of what it shows, so that a change it does not show costs no call. */
  readonly shownDigest: string | undefined;
  /** Where it is: a message's ts, a canvas. */
  readonly ref: string | undefined;
  /** When Slack was last called to show it. */
  readonly calledAt: Iso | undefined;
  readonly attempts: number;
  readonly problem: string | undefined;
  /** Given up for good: it is behind no more, whatever is recorded. */
  readonly isAbandoned: boolean;
  /** It was gone once, and was made anew. */
  readonly wasPutBack: boolean;
}

/** What each surface shows, beside what is on record. */
export interface Surfaces {
  /** Surfaces behind their incident's log and due, those waiting longest first; marks each as begun until `leaseUntil`. Only incidents with a channel. */
  takeBehind(
    names: readonly SurfaceName[],
    now: Iso,
    leaseUntil: Iso,
    limit: number,
  ): Promise<readonly SurfaceRow[]>;
  /** Those of `rows` whose lease still ends at `from` are held until `until`; what was shown, or taken by others, is left alone. */
  renew(rows: readonly SurfaceRow[], from: Iso, until: Iso): Promise<void>;
  get(incidentId: IncidentId, surface: SurfaceName): Promise<SurfaceRow | undefined>;
  /** It now shows `version`, after a call to Slack at `calledAt` or without one. It is left alone until `nextAt`. */
  shown(
    incidentId: IncidentId,
    surface: SurfaceName,
    what: {
      readonly version: number;
      readonly digest: string;
      readonly ref?: string;
      readonly calledAt?: Iso;
      readonly nextAt: Iso;
    },
  ): Promise<void>;
  /** Not tried: there was no room for the call, or more is to be gathered. It keeps its place among those waiting. */
  defer(incidentId: IncidentId, surface: SurfaceName, nextAt: Iso): Promise<void>;
  /** Tried in vain: to be tried again at `nextAt`. */
  postpone(
    incidentId: IncidentId,
    surface: SurfaceName,
    nextAt: Iso,
    problem: string,
  ): Promise<void>;
  /** Surfaces of a workspace that were tried in vain for this problem become due. */
  hasten(workspaceId: string, problem: string): Promise<void>;
  /** Given up; `problem` says why. With a `version` it is tried again when there is more than that to show, else never. */
  abandon(
    incidentId: IncidentId,
    surface: SurfaceName,
    problem: string,
    version?: number,
  ): Promise<void>;
  /** It is gone from Slack: forgets where it was, but not that it was put back. To be made anew as soon as may be. */
  putBack(incidentId: IncidentId, surface: SurfaceName): Promise<void>;
  /** When the next surface that is behind may be taken; undefined where none is. Empty: at once. */
  nextDue(names: readonly SurfaceName[]): Promise<Iso | undefined>;
  /** Surfaces of incidents with a channel that do not show the whole record. */
  backlog(names: readonly SurfaceName[], now: Iso): Promise<Backlog>;
  /** There is more to show than what is on record: it is behind, and due when it may be; whoever is showing it goes on. */
  outdate(incidentId: IncidentId, surface: SurfaceName): Promise<void>;
  /** Forgets what it shows, and who is showing it: it is to be made good as soon as may be. */
  invalidate(incidentId: IncidentId, surface: SurfaceName): Promise<void>;
}
