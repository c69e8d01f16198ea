import type { Fill, Hatch } from './palette';
import { element, tenth } from './svg';

/** A part of the picture in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels between the lines of a pattern. */
const step = 8;

/** A rectangle; `outline` is the colour of its edge. */
export function rectangle({ left, top, width, height }: Box, fill: string, outline?: string) {
  const place = { x: left, y: top, width, height };
  const edge = outline === undefined ? {} : { stroke: outline, 'stroke-width': 1.2, rx: 2 };
  return element('rect', { ...place, fill, ...edge });
}

/** The lines that tell a filling from others where colours do not; they stay within the box. */
export function hatching(box: Box, { hatch, colour }: Fill, strength = 2): string {
  if (hatch === 'none') return '';
  if (hatch === 'solid') return rectangle(box, colour);
  const d = lines[hatch](box);
  return d === ''
    ? ''
    : element('path', { d, stroke: colour, 'stroke-width': strength, fill: 'none' });
}

const lines: Readonly<Record<Exclude<Hatch, 'solid' | 'none'>, (box: Box) => string>> = {
  rising: (box) => slanted(box, box.top + box.height, -1),
  falling: (box) => slanted(box, box.top, 1),
  crossed: (box) => slanted(box, box.top + box.height, -1) + slanted(box, box.top, 1),
  upright: ({ left, top, width, height }) => repeated(left, top, width, 0, height),
  level: ({ left, top, width, height }) =>
    [1, height - 1].map((down) => `M${tenth(left)} ${tenth(top + down)}h${tenth(width)}`).join(''),
};

function slanted({ left, width, height }: Box, y: number, direction: 1 | -1): string {
  return repeated(left, y, width - height, height, direction * height);
}

/** Lines by `dx`, `dy`, each a step to the right of the one before, as long as they begin within `width`. */
function repeated(left: number, y: number, width: number, dx: number, dy: number): string {
  const count = Math.floor((width - 2) / step) + 1;
  if (count < 1 || width < 2) return '';
  const line = `l${tenth(dx)} ${tenth(dy)}`;
  const next = `m${tenth(step - dx)} ${tenth(-dy)}`;
  return `M${tenth(left + 1)} ${tenth(y)}${line}${`${next}${line}`.repeat(count - 1)}`;
}
