import { inOrder } from '../../domain/history';
import type { IncidentState, StatusChange } from '../../domain/incident-state';
import type { Status } from '../../domain/vocabulary';
import { hatching, rectangle } from './box';
import { cutToWidth } from './label';
import { statusFills } from './palette';
import type { Plot } from './plot';
import { labelWidth, lettering, type Part } from './svg';

/** A time during which the status stayed the same, in milliseconds since 1970. */
export interface Phase {
  readonly status: Status;
  readonly from: number;
  readonly to: number;
}

/** What the status was from when to when, without gaps; the last one is the status that holds. */
export function phasesOf(state: IncidentState, { timing }: Pick<Plot, 'timing'>): readonly Phase[] {
  const changes: { readonly status: Status; readonly at: number }[] = [
    { status: 'investigating', at: timing.from },
  ];
  for (const change of turnByTurn(state.statuses)) {
    const before = changes.at(-1)?.at ?? timing.from;
    changes.push({ status: change.value, at: Math.max(before, timing.msOf(change)) });
  }
  const phases: Phase[] = [];
  for (const [index, { status, at }] of changes.entries()) {
    const to = changes[index + 1]?.at ?? Math.max(at, timing.to);
    const last = phases.at(-1);
    const isOver = to === at && index < changes.length - 1;
    if (isOver) continue;
    if (last?.status === status) phases[phases.length - 1] = { ...last, to };
    else phases.push({ status, from: at, to });
  }
  return phases;
}

/** In the order in which they happened; but a closing or a reopening overrules what was recorded before it. */
function turnByTurn(statuses: readonly StatusChange[]): readonly StatusChange[] {
  const turn = statuses.findLastIndex((one) => one.value === 'closed' || one.isReopening === true);
  const before = statuses.slice(0, Math.max(turn, 0));
  const turning = turn < 0 ? [] : statuses.slice(turn, turn + 1);
  return [...inOrder(before), ...turning, ...inOrder(statuses.slice(turn + 1))];
}

const height = 30;
const stripHeight = 7;

/** The band of phases. */
export function drawPhases(phases: readonly Phase[], plot: Plot, top: number): Part {
  const body = phases.map(({ status, from, to }, index) => {
    const left = index === 0 ? plot.left : plot.scale.x(from);
    const right = index === phases.length - 1 ? plot.right : plot.scale.x(to);
    const width = right - left;
    const fill = statusFills[status];
    const words = height - stripHeight;
    const label = cutToWidth(status, width - 10, 12);
    const isReadable = label === status;
    return [
      rectangle({ left, top, width, height }, fill.tint),
      hatching({ left, top: top + words, width, height: stripHeight }, fill),
      rectangle({ left, top, width: 1.5, height }, fill.colour),
      isReadable ? lettering(label, left + (width - labelWidth(label)) / 2, top + 16) : '',
    ].join('');
  });
  return { height: height + 10, body: body.join('') };
}
