import type { TimelineEntry } from '../domain/entries';
import type { IncidentState, Moment } from '../domain/incident-state';
import type { Target } from '../domain/person';
import type { Iso } from '../domain/time/instant';

/** Whoever gives a command. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** IANA zone their clock times are read in. */
  readonly zone: string;
  readonly isGuest: boolean;
}

/** The words a team has chosen for itself. */
export interface Vocabulary {
  readonly roles: readonly string[];
  /** Names that `escalate` knows without quotation marks. */
  readonly targets: readonly Target[];
}

/** Everything a command may look at. It decides from this alone. */
export interface Request {
  readonly now: Iso;
  readonly actor: Actor;
  readonly channelId: string;
  readonly vocabulary: Vocabulary;
  readonly state: IncidentState;
  readonly log: readonly TimelineEntry[];
  /** Set where the moment has a field of its own: then nothing in the words is read as a time. */
  readonly apart?: { readonly moment?: Moment };
}
