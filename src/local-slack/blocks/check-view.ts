import type { Json } from '../types';
import { checkBlocks } from './check-blocks';

/** What Slack would refuse about a view, each with its path. */
export function checkView(view: Json, surface: 'modal' | 'home'): string[] {
  if (view.type !== surface) return [`must be a ${surface} [json-pointer:/view/type]`];
  if (!Array.isArray(view.blocks)) return ['missing required field: blocks [json-pointer:/view]'];
  return checkBlocks(view.blocks, surface);
}
