import type { ChannelLookup } from './channel-lookup';
import type { Deps } from './deps';
import type { Directory } from './directory';
import type { IncidentBook } from './incident-book';

/** What every use case at the desk works with. */
export interface Room {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly incidentOf: ChannelLookup;
}
