import type { TimelineEntry } from './entries';

/** The id of the hypothesis, escalation or action item that an entry put on record: `H2`; undefined where it made none. */
export function madeItem({ kind, payload }: TimelineEntry): string | undefined {
  switch (kind) {
    case 'hypothesis-raised':
      return payload.hypothesis;
    case 'escalated':
      return payload.escalation;
    case 'action-added':
      return payload.action;
    default:
      return undefined;
  }
}
