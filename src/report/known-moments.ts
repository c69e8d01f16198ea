import type { IncidentState, Moment } from '../domain/incident-state';
import { keyMoments } from '../domain/moments';
import type { Iso } from '../domain/time/instant';

type KeyMoment = keyof ReturnType<typeof keyMoments>;

/** The key moments of an incident, each with how well it is known. */
export type KnownMoments = Partial<Record<KeyMoment, Moment>>;

export function knownMoments(state: IncidentState): KnownMoments {
  const known = new Map<Iso, Moment>();
  for (const moment of measured(state)) {
    if (known.get(moment.at)?.precision !== 'exact') known.set(moment.at, moment);
  }
  return Object.fromEntries(
    Object.entries(keyMoments(state)).map(([name, at]) => [
      name,
      { at, precision: known.get(at)?.precision ?? 'exact' },
    ]),
  );
}

/** Every statement that a key moment can come from. */
function measured(state: IncidentState): readonly Moment[] {
  return [
    ...(state.opening ? [state.opening] : []),
    ...state.detections,
    ...state.impacts,
    ...state.statuses,
    ...state.roles,
    ...state.escalations.flatMap((one) => one.acknowledged ?? []),
    ...state.hypotheses.flatMap((one) => one.course),
  ];
}
