import type { Json } from '../types';
import type { World } from './world';

const MARKED =
  /<(?:@([UW][A-Z0-9]+)|!subteam\^(S[A-Z0-9]+)|!(here|channel|everyone))(?:[|^][^>]*)?>/g;
const BARE = /(?<![\w/])@(here|channel|everyone)\b/g;

/** Who a text pings: marked-up mentions, and `@here` and its kin where Slack still parses bare words. */
function mentionsInText(world: World, text: string, parsesBareWords: boolean): string[] {
  const marked = [...text.matchAll(MARKED)]
    .map(([, user, group, all]) => user ?? group ?? all ?? '')
    .filter((id) => !/^[UW]/.test(id) || world.people.has(id));
  const bare = parsesBareWords ? [...text.matchAll(BARE)].map(([, word]) => word ?? '') : [];
  return [...marked, ...bare];
}

/** Who a message pings, once each: through its blocks where it has any, through its text where it has none. */
export function mentionsOf(
  world: World,
  message: { text: string; blocks?: readonly Json[]; parsesBareWords?: boolean },
): string[] {
  const found = message.blocks?.length
    ? mentionsInBlocks(world, message.blocks)
    : mentionsInText(world, message.text, message.parsesBareWords ?? false);
  return [...new Set(found)];
}

function mentionsInBlocks(world: World, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => mentionsInBlocks(world, each));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Json;
  const own = mentionsInNode(world, node);
  return [...own, ...Object.values(node).flatMap((each) => mentionsInBlocks(world, each))];
}

function mentionsInNode(world: World, node: Json): string[] {
  switch (node.type) {
    case 'mrkdwn':
      // Slack parses bare words in mrkdwn text unless `verbatim` is set.
      return mentionsInText(world, String(node.text ?? ''), node.verbatim !== true);
    case 'markdown':
      return mentionsInText(world, String(node.text ?? ''), true);
    case 'user':
      return typeof node.user_id === 'string' ? [node.user_id] : [];
    case 'usergroup':
      return typeof node.usergroup_id === 'string' ? [node.usergroup_id] : [];
    case 'broadcast':
      return typeof node.range === 'string' ? [node.range] : [];
    default:
      return [];
  }
}

const IN_CANVAS = /(?<!\\)!\[\]\(@([UW][A-Z0-9]+)\)/g;

/** Who the Markdown of a canvas pings, once each; what stands in code pings nobody. */
export function mentionsInCanvas(markdown: string): string[] {
  const prose = markdown.replaceAll(/(`{1,}|~{3,})[\s\S]*?\1/g, '');
  return [...new Set([...prose.matchAll(IN_CANVAS)].map(([, user]) => user ?? ''))];
}
