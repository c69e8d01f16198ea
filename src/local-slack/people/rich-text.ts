import { createHash } from 'node:crypto';
import type { Json } from '../types';

const INLINE =
  /<(?:@(?<user>[A-Z0-9]+)|#(?<channel>[A-Z0-9]+)|!subteam\^(?<group>[A-Z0-9]+)|!(?<range>here|channel|everyone)|(?<url>https?:[^|>]+))(?:\|(?<label>[^>]*))?>|:(?<emoji>[a-z0-9_+-]+):/g;

/** The rich_text block that Slack makes of what somebody wrote; `text` is already escaped. */
export function richTextOf(text: string): Json {
  const blockId = createHash('sha1').update(text).digest('base64url').slice(0, 5);
  return { type: 'rich_text', block_id: blockId, elements: paragraphs(text) };
}

function paragraphs(text: string): Json[] {
  // Every second part stands between fences.
  return text.split('```').flatMap((part, index) => {
    const elements = index % 2 === 1 ? [plain(part)] : inline(part);
    if (part === '') return [];
    return [{ type: index % 2 === 1 ? 'rich_text_preformatted' : 'rich_text_section', elements }];
  });
}

function inline(text: string): Json[] {
  const elements: Json[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) elements.push(plain(text.slice(end, match.index)));
    elements.push(marked(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) elements.push(plain(text.slice(end)));
  return elements;
}

function plain(text: string): Json {
  const unescaped = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { type: 'text', text: unescaped };
}

function marked(groups: Record<string, string | undefined>): Json {
  const { user, channel, group, range, url, label, emoji } = groups;
  if (user) return { type: 'user', user_id: user };
  if (channel) return { type: 'channel', channel_id: channel };
  if (group) return { type: 'usergroup', usergroup_id: group };
  if (range) return { type: 'broadcast', range };
  if (emoji) return { type: 'emoji', name: emoji };
  return { type: 'link', url: plain(url ?? '').text, ...(label ? { text: label } : {}) };
}
