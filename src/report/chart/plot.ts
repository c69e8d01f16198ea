import type { TimeScale } from './scale';
import type { Timing } from './timing';

/** Where everything is drawn that has a time, in pixels, and how moments become places. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly timing: Timing;
  readonly scale: TimeScale;
  /** The zone whose clocks the picture shows. */
  readonly zone: string;
}

/** The whole picture; people put it into a document whose width they know. */
export const pictureWidth = 1200;
export const margin = 20;
/** Left of the plot: what the lanes are called. */
export const gutter = 150;
