import type { IncidentState } from './incident-state';
import { holderOf, resolvedAt, severityOf } from './moments';

/** Something a complete postmortem would have; `command` is what supplies it. */
export interface Missing {
  readonly what: string;
  readonly command: string;
  /** `H2`, where it is about one item. */
  readonly item?: string;
}

/** What the report still lacks, in the order a reader would miss it. */
export function missingFrom(state: IncidentState): readonly Missing[] {
  const wanted: readonly (readonly [boolean, Missing])[] = [
    [resolvedAt(state) === undefined, { what: 'It is not resolved.', command: 'resolve' }],
    [severityOf(state) === undefined, { what: 'It has no severity.', command: 'severity' }],
    [holderOf(state, 'lead') === undefined, { what: 'It has no lead.', command: 'lead' }],
    [
      state.detections.length === 0,
      { what: 'Nobody said how it was noticed.', command: 'detected' },
    ],
    [state.impacts.length === 0, { what: 'Nobody said who was hurt.', command: 'impact' }],
    [state.causes.length === 0, { what: 'There is no root cause.', command: 'cause' }],
    [state.fixes.length === 0, { what: 'Nobody said what was done about it.', command: 'fix' }],
    [state.lessons.length === 0, { what: 'There is no lesson learned.', command: 'lesson' }],
  ];
  const open = state.hypotheses
    .filter((one) => one.state === 'open')
    .map((one) => ({
      what: `${one.id} is neither confirmed nor ruled out.`,
      command: 'rule-out',
      item: one.id,
    }));
  return [...wanted.filter(([isMissing]) => isMissing).map(([, missing]) => missing), ...open];
}
