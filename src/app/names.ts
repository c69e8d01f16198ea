import type { IncidentState } from '../domain/incident-state';
import { incidentLabel } from '../domain/titles';
import type { Line } from '../report/message';

/** `INC-7`; a log without its opening has none. */
export function labelOf(state: IncidentState): string {
  return incidentLabel(state.opening?.number ?? 0);
}

/** `INC-7: Checkout returns errors` */
export function nameOf(state: IncidentState): string {
  return `${labelOf(state)}: ${state.title}`;
}

/** The incident's channel as something to click, or nothing while there is none. */
export function channelSpan(state: IncidentState): Line {
  const { channel } = state;
  return channel === undefined ? [] : [{ channel: channel.id, name: channel.name }];
}

/** The value of a button that is about one incident: its id and whatever else, parted by blanks. */
export function packValue(incidentId: string, ...parts: readonly (string | number)[]): string {
  return [incidentId, ...parts].join(' ');
}

/** The opposite of packValue; what follows the id is left as one text. */
export function unpackValue(value: string): { incidentId: string; rest: string } {
  const blank = value.indexOf(' ');
  if (blank === -1) return { incidentId: value, rest: '' };
  return { incidentId: value.slice(0, blank), rest: value.slice(blank + 1) };
}
