import type { Json } from '../../types';
import { recordOf, textOf } from '../lib/json';

/** Only addresses that cannot run anything. */
export function sourceOf(image: Json): string {
  const url = textOf(image.image_url) || textOf(recordOf(image.slack_file).url);
  return /^(?:https?:|data:image\/)/i.test(url) ? url : '';
}
