import type { Iso } from '../domain/time/instant';
import type { IncidentId } from './incident-store';

/** Something in Slack that shows the record and is edited in place. */
export type SurfaceName = 'card' | 'topic';

export interface SurfaceRow {
  readonly incidentId: IncidentId;
  readonly workspaceId: string;
  readonly surface: SurfaceName;
  /** Length of the log it shows. */
  readonly shownVersion: number;
  /** Digest of what it shows, so that a change it does not show costs no call. */
  readonly shownDigest: string | undefined;
  /** Where it is: the card's message. */
  readonly ref: string | undefined;
  readonly attempts: number;
  readonly problem: string | undefined;
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
  get(incidentId: IncidentId, surface: SurfaceName): Promise<SurfaceRow | undefined>;
  /** It now shows `version`. After a call to Slack it is left alone until `nextAt`, so that a burst costs few of them. */
  shown(
    incidentId: IncidentId,
    surface: SurfaceName,
    what: {
      readonly version: number;
      readonly digest: string;
      readonly ref?: string;
      readonly nextAt?: Iso;
    },
  ): Promise<void>;
  /** Not tried: there was no room for the call. It keeps its place among those waiting. */
  defer(incidentId: IncidentId, surface: SurfaceName, nextAt: Iso): Promise<void>;
  /** Tried in vain: to be tried again at `nextAt`. */
  postpone(
    incidentId: IncidentId,
    surface: SurfaceName,
    nextAt: Iso,
    problem: string,
  ): Promise<void>;
  /** When the next surface that is behind may be taken; undefined where none is. Empty: at once. */
  nextDue(names: readonly SurfaceName[]): Promise<Iso | undefined>;
  /** Forgets what it shows: it is to be made good as soon as may be. */
  invalidate(incidentId: IncidentId, surface: SurfaceName): Promise<void>;
}
