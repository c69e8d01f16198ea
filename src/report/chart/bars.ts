import { hatching, rectangle } from './box';
import { cutToWidth } from './label';
import { mark, type Shape } from './marks';
import type { Fill } from './palette';
import type { Plot } from './plot';
import { createRows, type Reach } from './rows';
import { element, labelWidth, lettering, type Part, titleOf } from './svg';

/** Something that lasted. Moments in milliseconds since 1970. */
export interface Bar {
  readonly label: string;
  readonly from: number;
  /** Missing where it goes on. */
  readonly to?: number;
  readonly fill: Fill;
  /** How it ended. */
  readonly end?: Shape;
  readonly evidence: readonly { readonly ms: number; readonly side: 'for' | 'against' }[];
}

const barHeight = 18;
const pitch = 27;
const longestLabel = 460;
/** A label cut to less than this says little, and to less than the other next to nothing. */
const readable = 160;
const shortestLabel = 80;
/** Beside a bar, a label leaves this much for the mark of its end. */
const aside = 11;

/** Bars in as few rows as their labels allow, the first ones given the first choice. */
export function drawBars(bars: readonly Bar[], plot: Plot, top: number, mostRows: number): Part {
  const rows = createRows(mostRows);
  const drawn = bars.map((bar) => {
    const body = bodyOf(bar, plot);
    const place = rows.take(wishes(bar, body, plot));
    if (place === undefined) return undefined;
    return drawBar(bar, body, place.reach, plot, top + place.row * pitch);
  });
  const left = drawn.filter((one) => one === undefined).length;
  const below = top + rows.used * pitch;
  const more =
    left === 0 ? '' : lettering(`and ${left} more, in the report`, plot.left + 10, below + 12);
  return {
    height: rows.used * pitch + (left === 0 ? 0 : 20),
    body: `${drawn.join('')}${more}`,
  };
}

/** The bar without its label. */
interface Body extends Reach {
  readonly isOpen: boolean;
}

function bodyOf({ from, to }: Bar, { scale, right }: Plot): Body {
  const start = scale.x(from);
  const end = to === undefined ? right : scale.x(Math.max(from, to));
  return { left: start, right: Math.max(end, start + 4), isOpen: to === undefined };
}

interface Wish extends Reach {
  readonly label: string;
  readonly labelLeft: number;
}

/** Where bar and label may go, the best first: inside, behind, before, and then cut to wherever there is most room. */
function wishes({ label }: Bar, body: Body, plot: Plot): readonly Wish[] {
  const whole = cutToWidth(label, longestLabel, 12);
  const rooms = [
    { at: 'inside', width: body.right - body.left - 18 },
    { at: 'behind', width: plot.right - body.right - aside },
    { at: 'before', width: body.left - aside - plot.left },
  ] as const;
  const wide = labelWidth(whole);
  const fitting = rooms.filter(({ width }) => width >= wide).map(({ at }) => wish(at, whole, body));
  const cut = rooms
    .filter(({ width }) => width >= readable)
    .map(({ at, width }) => wish(at, cutToWidth(label, Math.min(width, longestLabel), 12), body));
  const [roomiest] = [...rooms].sort((a, b) => b.width - a.width);
  const least = Math.min(roomiest?.width ?? 0, shortestLabel);
  return [...fitting, ...cut, wish(roomiest?.at ?? 'inside', cutToWidth(label, least, 12), body)];
}

function wish(at: 'inside' | 'behind' | 'before', label: string, body: Body): Wish {
  const width = labelWidth(label);
  const reach = { left: body.left, right: body.right + aside, label };
  if (at === 'inside') return { ...reach, labelLeft: body.left + 8 };
  if (at === 'behind') {
    return { ...reach, labelLeft: body.right + aside, right: body.right + aside + width };
  }
  const labelLeft = body.left - aside + 4 - width;
  return { ...reach, labelLeft, left: labelLeft };
}

function drawBar(
  bar: Bar,
  body: Body,
  { label, labelLeft }: Wish,
  plot: Plot,
  top: number,
): string {
  const { colour, tint, hatch } = bar.fill;
  const box = { left: body.left, top, width: body.right - body.left, height: barHeight };
  const inner = { ...box, top: top + 1, height: barHeight - 2 };
  const middle = top + barHeight / 2;
  const end = body.isOpen ? 'on' : bar.end;
  return element(
    'g',
    {},
    titleOf(bar.label),
    rectangle(box, tint, colour),
    hatching(inner, { tint, hatch, colour: '#d5dae0' }, 1.5),
    lettering(label, labelLeft, middle + 4.2, { rim: true }),
    end === undefined ? '' : endMark(end, body.right, middle, colour),
    ...bar.evidence.map(({ ms, side }) =>
      mark(side === 'for' ? 'up' : 'down', plot.scale.x(ms), top + barHeight + 3, evidenceLook),
    ),
  );
}

/** Evidence sits on the lower edge of its bar. */
export const evidenceLook = { colour: '#1c2128', scale: 0.75 } as const;

/** On the edge of the bar, on a white ground; what goes on points out of the picture. */
function endMark(end: Shape, x: number, y: number, colour: string): string {
  if (end === 'on') return mark('on', x + 6, y, { colour });
  const ground = element('circle', { cx: x, cy: y, r: 7, fill: '#fff', stroke: colour });
  return ground + mark(end, x, y, { colour, scale: 0.8 });
}
