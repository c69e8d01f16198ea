import type { TimelineEntry } from '../../domain/entries';
import { formatMoment } from '../../domain/time/format';
import { cutToWidth, plainLine } from './label';
import { type Lane, tellingFirst, wordsIn } from './lanes';
import { mark } from './marks';
import type { Plot } from './plot';
import { createRows, type Reach } from './rows';
import { labelWidth, lettering, type Part, titleOf } from './svg';

/** How much of the picture the labels of a lane may take. */
export interface LabelRoom {
  readonly rows: number;
  /** Pixels of the longest label, and of the shortest worth reading. */
  readonly longest: number;
  readonly shortest: number;
}

const rowHeight = 19;
/** From the centre of a mark to its edge, and to its label. */
const markReach = 7;
const aside = 10;
/** For entries without a label: small marks, piled up where they would cover each other. */
const smallScale = 0.62;
const smallWidth = 6.6;
const mostPiled = 6;

/** A lane's picture; `hasPlus` where not even small marks had room. */
export interface EntriesPart extends Part {
  readonly hasPlus: boolean;
}

/** The entries of a lane: with their words as far as there is room, the others as small marks below. */
export function drawEntries(lane: Lane, plot: Plot, top: number, room: LabelRoom): EntriesPart {
  const rows = createRows(room.rows);
  const unlabelled: TimelineEntry[] = [];
  const labelled = tellingFirst(lane.entries).map((entry) => {
    const place = rows.take(wishes(lane, entry, plot, room));
    if (place === undefined) {
      unlabelled.push(entry);
      return '';
    }
    return drawLabelled(lane, entry, place.reach, plot, top + place.row * rowHeight);
  });
  const below = top + rows.used * rowHeight;
  const piles = pileUp(lane, unlabelled, plot, below + 3);
  const height = rows.used * rowHeight + piles.height;
  return { ...piles, height, body: labelled.join('') + piles.body };
}

interface Wish extends Reach {
  readonly label: string;
  readonly labelLeft: number;
}

/** Behind the mark or before it, whole or cut short. */
function wishes(lane: Lane, entry: TimelineEntry, plot: Plot, room: LabelRoom): readonly Wish[] {
  const line = plainLine(wordsIn(lane, entry));
  const x = plot.scale.x(plot.timing.msOf(entry.meta));
  return [room.longest, room.shortest]
    .flatMap((width) => {
      const label = cutToWidth(line, width, 12);
      const needed = labelWidth(label);
      const behind = { left: x - markReach, right: x + aside + needed, labelLeft: x + aside };
      const start = x - aside - needed;
      const before = { left: start, right: x + markReach, labelLeft: start };
      return [behind, before].map((reach) => ({ ...reach, label }));
    })
    .filter(({ left, right }) => left >= plot.left && right <= plot.right);
}

function drawLabelled(
  lane: Lane,
  entry: TimelineEntry,
  { label, labelLeft }: Wish,
  plot: Plot,
  top: number,
): string {
  const words = lettering(label, labelLeft, top + 13.5, { rim: true });
  return words + drawMark(lane, entry, plot, top + rowHeight / 2);
}

function drawMark(lane: Lane, entry: TimelineEntry, plot: Plot, y: number, scale = 1): string {
  const { meta } = entry;
  const when = formatMoment(meta.at, plot.zone, { precision: meta.precision, withDate: true });
  const title = titleOf(`${when} ${cutToWidth(plainLine(wordsIn(lane, entry)), 600, 12)}`);
  const look = { colour: lane.colour, scale, isRough: meta.precision !== 'exact' };
  return mark(lane.shape, plot.scale.x(plot.timing.msOf(meta)), y, look, title);
}

/** Small marks, each at its moment, on top of what is there already; a plus where the pile would grow too high. */
function pileUp(
  lane: Lane,
  entries: readonly TimelineEntry[],
  plot: Plot,
  top: number,
): EntriesPart {
  if (entries.length === 0) return { height: 0, body: '', hasPlus: false };
  const piled = piledUp(entries, ({ meta }) => plot.scale.x(plot.timing.msOf(meta)));
  const levels = 1 + piled.reduce((most, { level }) => Math.max(most, level), 0);
  const base = top + (levels - 0.5) * smallWidth;
  const body = piled.map(({ item, level }) => {
    const shape = level === mostPiled ? 'plus' : lane.shape;
    return drawMark({ ...lane, shape }, item, plot, base - level * smallWidth, smallScale);
  });
  return { height: levels * smallWidth + 6, body: body.join(''), hasPlus: levels > mostPiled };
}

/** Each on the lowest level at which it covers no other; those are left out for which even `mostPiled` is full. */
function piledUp<T>(items: readonly T[], place: (item: T) => number) {
  const ends: number[] = [];
  return items
    .map((item) => ({ item, x: place(item) }))
    .sort((a, b) => a.x - b.x)
    .flatMap(({ item, x }) => {
      const free = ends.findIndex((end) => end <= x);
      const level = free < 0 ? ends.length : free;
      if (level > mostPiled) return [];
      ends[level] = x + smallWidth;
      return [{ item, level }];
    });
}
