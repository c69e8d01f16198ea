import type { TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import type { NewStep } from '../../ports/outbox';
import type { EventWish, EventWishes } from './event-wishes';

/** One delivery for each new entry and endpoint that wants it. The step keeps its number alone, and not a word of it. */
export function eventSteps(
  entries: readonly TimelineEntry[],
  state: IncidentState,
  wishes: EventWishes,
): readonly NewStep[] {
  return Object.entries(wishes).flatMap(([endpoint, wish]) =>
    entries
      .filter(({ kind }) => isWanted(wish, kind, state))
      .map(({ meta: { seq } }) => ({
        key: `event:${endpoint}:${seq}`,
        kind: 'send-event',
        payload: { endpoint, seq },
        via: 'events',
        lane: endpoint,
      })),
  );
}

/** Whether an endpoint wants entries of this kind, of an incident like this. */
export function isWanted(wish: EventWish, kind: string, { opening }: IncidentState): boolean {
  if (opening?.isPrivate && !wish.isForPrivate) return false;
  if (opening?.isDrill && !wish.isForDrills) return false;
  return wish.kinds?.includes(kind) ?? true;
}
