import type { RichTextElement } from '@slack/types';
import { cut } from '../../../domain/words/cut';
import type { Line, Span } from '../../../report/message';
import { limits } from '../limits';

/** Slack's ids; a name that is none would have the whole message refused. */
const USER_ID = /^[UW][A-Z0-9]{2,}$/;
const GROUP_ID = /^S[A-Z0-9]{2,}$/;
const CHANNEL_ID = /^[CDG][A-Z0-9]{2,}$/;
const SAFE_URL = /^(https?:\/\/|mailto:)\S+$/i;

/** A line as elements of a rich text block, whose text Slack never parses. Empty for a line without words. */
export function elementsOf(line: Line, notifies: boolean): RichTextElement[] {
  return line.map((span) => elementOf(span, notifies)).filter((element) => element !== undefined);
}

function elementOf(span: Span, notifies: boolean): RichTextElement | undefined {
  if (typeof span === 'string') return styled(span, {});
  if ('bold' in span) return styled(span.bold, { bold: true });
  if ('italic' in span) return styled(span.italic, { italic: true });
  if ('code' in span) return styled(span.code, { code: true });
  if ('gone' in span) return styled(span.gone, { strike: true });
  if ('link' in span) return isUrl(span.link) ? linkTo(span) : styled(plainSpan(span), {});
  return (notifies ? mention(span) : channelLink(span)) ?? styled(plainSpan(span), {});
}

function styled(
  text: string,
  style: { bold?: true; italic?: true; code?: true; strike?: true },
): RichTextElement | undefined {
  if (text === '') return undefined;
  return Object.keys(style).length > 0 ? { type: 'text', text, style } : { type: 'text', text };
}

function linkTo(span: { readonly link: string; readonly label: string }): RichTextElement {
  return { type: 'link', url: span.link, text: cut(span.label || span.link, limits.linkLabel) };
}

function mention(span: NamingSpan): RichTextElement | undefined {
  if ('person' in span && USER_ID.test(span.person)) {
    return { type: 'user', user_id: span.person };
  }
  if ('group' in span && GROUP_ID.test(span.group)) {
    return { type: 'usergroup', usergroup_id: span.group };
  }
  return channelLink(span);
}

/** Naming a channel tells nobody, so it may always be a link. */
function channelLink(span: NamingSpan): RichTextElement | undefined {
  if ('channel' in span && CHANNEL_ID.test(span.channel)) {
    return { type: 'channel', channel_id: span.channel };
  }
  return undefined;
}

type NamingSpan = Extract<Span, { readonly name: string }>;

/** True for an address that may be shown as a link. */
export function isUrl(url: string): boolean {
  return url.length <= limits.url && SAFE_URL.test(url);
}

/** The words of a line where nothing but plain text is possible. */
export function plainLine(line: Line): string {
  return line.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('italic' in span) return span.italic;
  if ('code' in span) return span.code;
  if ('gone' in span) return span.gone;
  if ('link' in span) {
    return span.label === '' || span.label === span.link
      ? span.link
      : `${span.label} (${span.link})`;
  }
  return 'channel' in span ? `#${span.name}` : `@${span.name}`;
}
