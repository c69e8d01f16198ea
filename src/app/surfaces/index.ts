import type { SurfaceName } from '../../ports/surfaces';
import { announcement } from './announcement';
import { canvas } from './canvas';
import { card } from './card';
import type { Surface } from './surface';
import { topic } from './topic';

/** Every surface. A new one is a line here and in `surfaceNames`. */
export const surfaces: Readonly<Record<SurfaceName, Surface>> = {
  card,
  topic,
  announcement,
  canvas,
};
