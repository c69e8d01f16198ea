import type { PageState } from '../../page-state';
import { unescapeEntities } from './mrkdwn';

/** A stored text as its author would type it again: names for ids, addresses for links. */
export function asTyped(text: string, state: PageState): string {
  const named = text.replace(/<([@#!])([^<>|]+)(?:\|([^<>]*))?>/g, (whole, sign, target, label) => {
    if (sign === '@') return `@${state.people.find(({ id }) => id === target)?.name ?? target}`;
    if (sign === '#') return `#${state.channels.find(({ id }) => id === target)?.name ?? target}`;
    if (target.startsWith('subteam^')) return label || whole;
    return /^(?:here|channel|everyone)$/.test(target) ? `@${target}` : whole;
  });
  return unescapeEntities(named.replace(/<((?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>/g, '$1'));
}
