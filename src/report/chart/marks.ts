import { element, tenth } from './svg';

/** Shapes that stand for a moment; told apart without colour. */
export type Shape =
  | 'diamond'
  | 'up'
  | 'down'
  | 'square'
  | 'circle'
  | 'plus'
  | 'check'
  | 'cross'
  | 'on';

/** Paths around the origin, for a mark that reaches five pixels to every side. */
const paths: Readonly<Record<Shape, string>> = {
  diamond: 'M0-6L6 0L0 6L-6 0Z',
  up: 'M0-5.5L5.5 4.5H-5.5Z',
  down: 'M0 5.5L5.5-4.5H-5.5Z',
  square: 'M-4.5-4.5H4.5V4.5H-4.5Z',
  circle: 'M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1-4.5 0Z',
  plus: 'M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z',
  check: 'M-4.5 0L-1.2 3.6L5-4',
  cross: 'M-4-4L4 4M4-4L-4 4',
  on: 'M-3-4L3 0L-3 4',
};

const drawnAsLines: ReadonlySet<Shape> = new Set(['check', 'cross', 'on']);

export interface MarkLook {
  readonly colour: string;
  /** The size of a mark among labels is 1. */
  readonly scale?: number;
  /** Its moment is only roughly known. */
  readonly isRough?: boolean;
}

/** A mark with its centre at `x`, `y`; `title` is an element to show when pointed at. */
export function mark(shape: Shape, x: number, y: number, look: MarkLook, title?: string): string {
  const { colour, scale = 1, isRough = false } = look;
  const size = scale === 1 ? '' : ` scale(${scale})`;
  return element(
    'path',
    {
      d: paths[shape],
      transform: `translate(${tenth(x)} ${tenth(y)})${size}`,
      ...strokeOf(shape, colour, isRough),
    },
    ...(title === undefined ? [] : [title]),
  );
}

function strokeOf(shape: Shape, colour: string, isRough: boolean) {
  if (drawnAsLines.has(shape)) return { fill: 'none', stroke: colour, 'stroke-width': 2 };
  if (isRough) return { fill: '#fff', stroke: colour, 'stroke-width': 1.8 };
  return { fill: colour, stroke: '#fff', 'stroke-width': 0.8 };
}
