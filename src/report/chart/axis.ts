import { formatDuration } from '../../domain/time/format';
import { DAY, HOUR } from '../../domain/time/instant';
import { textWidth } from './glyph-widths';
import { colours, faint, soft } from './palette';
import type { Plot } from './plot';
import { createRows, type Reach } from './rows';
import type { Stretch } from './scale';
import { element, lettering, type Part, tenth } from './svg';
import { ticksOf } from './ticks';

/** The axis, and the lines and gaps that run down through everything below it. */
export interface Axis extends Part {
  /** To be drawn first, down to `bottom`. */
  readonly behind: (bottom: number) => string;
  readonly hasClockChange: boolean;
}

const size = 11;
const height = 42;

/** Dates above, times of day below, and a line at each. */
export function drawAxis({ scale, zone, left, right }: Plot, top: number): Axis {
  const ticks = scale.stretches
    .flatMap((stretch) => ticksOf(stretch, zone))
    .map((tick) => ({ ...tick, x: scale.x(tick.ms) }));
  const taken = { dates: createRows(1), clocks: createRows(1) };
  const write = (line: string, x: number, row: keyof typeof taken, y: number) => {
    const place = taken[row].take([centred(line, x, left, right)]);
    if (place === undefined) return '';
    return lettering(line, place.reach.left, y, { size, fill: soft });
  };
  const pauses = gapsOf(scale.stretches);
  const labels = [
    ...pauses.map(({ middle, length }) => write(length, middle, 'clocks', top + 32)),
    ...[...ticks]
      .reverse()
      .map(({ date, x }) => (date === undefined ? '' : write(date, x, 'dates', top + 14))),
    ...ticks.map(({ label, x }) => write(label, x, 'clocks', top + 32)),
  ];
  const behind = (bottom: number) =>
    [
      ...ticks.map(({ x, isChange, isDay }) => line(x, top + 38, bottom, isDay, isChange)),
      ...pauses.map((gap) => pause(gap, top + 20, bottom)),
    ].join('');
  return {
    height,
    body: labels.join(''),
    behind,
    hasClockChange: ticks.some((tick) => tick.isChange === true),
  };
}

/** Centred on its tick, but within the picture. */
function centred(line: string, x: number, left: number, right: number): Reach {
  const width = textWidth(line, size);
  const start = Math.min(Math.max(x - width / 2, left), right - width);
  return { left: start, right: start + width };
}

function line(x: number, top: number, bottom: number, isDay = false, isChange = false): string {
  const look = isChange
    ? { stroke: colours.blue, 'stroke-dasharray': '2 3' }
    : { stroke: isDay ? '#b6bec9' : faint };
  return element('path', { d: `M${tenth(x)} ${top}V${tenth(bottom)}`, ...look, 'stroke-width': 1 });
}

interface Gap {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  /** `4 d 3 h` */
  readonly length: string;
}

function gapsOf(stretches: readonly Stretch[]): readonly Gap[] {
  return stretches.slice(1).map((after, index) => {
    const before = stretches[index] ?? after;
    const ms = after.from - before.to;
    const unit = ms > DAY ? HOUR : 1;
    return {
      left: before.right,
      right: after.left,
      middle: (before.right + after.left) / 2,
      length: formatDuration(Math.round(ms / unit) * unit),
    };
  });
}

/** A pale band with torn edges: here time is left out. */
function pause({ left, right }: Gap, top: number, bottom: number): string {
  const inner = { from: left + 16, to: right - 16 };
  const teeth = Math.max(1, Math.floor((bottom - top) / 12));
  const torn = (x: number) => `M${tenth(x)} ${top}${'l4 6l-4 6'.repeat(teeth)}`;
  const place = { x: inner.from, y: top, width: inner.to - inner.from, height: teeth * 12 };
  const edges = { d: torn(inner.from) + torn(inner.to), fill: 'none', stroke: '#c3cad3' };
  return element('rect', { ...place, fill: '#f4f5f7' }) + element('path', edges);
}
