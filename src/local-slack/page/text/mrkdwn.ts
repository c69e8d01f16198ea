/**
 * Slack's mrkdwn as a tree. What does not parse stays text, so nothing a person writes is lost,
 * and the tree holds no markup: whoever shows it makes nodes of it.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'emoji'; readonly name: string }
  | { readonly type: 'link'; readonly url: string; readonly label: string }
  | { readonly type: 'user' | 'channel' | 'usergroup'; readonly id: string; readonly label: string }
  | { readonly type: 'broadcast'; readonly range: string }
  | {
      readonly type: 'date';
      /** Seconds since the epoch. */
      readonly at: number;
      readonly format: string;
      readonly url: string;
      readonly fallback: string;
    };

export type Paragraph =
  | { readonly type: 'lines' | 'quote'; readonly children: readonly Inline[] }
  | { readonly type: 'pre'; readonly text: string };

type Marker = '*' | '_' | '~';
interface MarkerToken {
  readonly type: 'marker';
  readonly mark: Marker;
  readonly opens: boolean;
  readonly closes: boolean;
}
type Token = Inline | MarkerToken;

const EMPHASIS = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const TOKEN =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):|(https?:\/\/[^\s<>|]+)|([*_~])|(\n)/g;
const WORD = /[\p{L}\p{N}]/u;

/** Undoes the three escapes Slack knows. */
export function unescapeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** Parses a whole mrkdwn text. */
export function parseMrkdwn(source: string): Paragraph[] {
  return source
    .split(/\n?```([\s\S]+?)```\n?/)
    .flatMap((part, index) =>
      index % 2 === 1
        ? [{ type: 'pre' as const, text: unescapeEntities(part).replace(/^\n|\n$/g, '') }]
        : parseLines(part),
    );
}

function parseLines(part: string): Paragraph[] {
  if (part === '') return [];
  const groups: { quoted: boolean; lines: string[] }[] = [];
  let quotesTheRest = false;
  for (const line of part.split('\n')) {
    quotesTheRest ||= /^(?:>|&gt;){3}/.test(line);
    const quoted = quotesTheRest || /^(?:>|&gt;)/.test(line);
    const text = line.replace(/^(?:(?:>|&gt;){3}|>|&gt;) ?/, '');
    const last = groups.at(-1);
    if (last?.quoted === quoted) last.lines.push(text);
    else groups.push({ quoted, lines: [text] });
  }
  return groups.map(({ quoted, lines }) => ({
    type: quoted ? 'quote' : 'lines',
    children: parseInline(lines.join('\n')),
  }));
}

/** Parses what may stand within one paragraph: no quotes, no fenced code. */
export function parseInline(source: string): Inline[] {
  return nest(tokenise(source));
}

function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > end) tokens.push(plain(source.slice(end, match.index)));
    end = match.index + match[0].length;
    tokens.push(tokenOf(match, source));
  }
  if (end < source.length) tokens.push(plain(source.slice(end)));
  return tokens;
}

function tokenOf(match: RegExpMatchArray, source: string): Token {
  const [whole, code, angle, emoji, url, mark] = match;
  if (code !== undefined) return { type: 'code', text: unescapeEntities(code) };
  if (angle !== undefined) return parseAngle(angle);
  if (emoji !== undefined) return { type: 'emoji', name: emoji };
  if (url !== undefined) return bareLink(url);
  if (mark !== undefined) return markerAt(source, match.index ?? 0, mark as Marker);
  return plain(whole);
}

function bareLink(url: string): Inline {
  const address = unescapeEntities(url);
  return { type: 'link', url: address, label: address };
}

/** A marker opens before a word and closes after one: `2*3*4` and `snake_case` stay as they are. */
function markerAt(source: string, index: number, mark: Marker): Token {
  const before = source[index - 1] ?? ' ';
  const after = source[index + 1] ?? ' ';
  return {
    type: 'marker',
    mark,
    opens: !WORD.test(before) && before !== mark && !/\s/.test(after) && after !== mark,
    closes: !WORD.test(after) && after !== mark && !/\s/.test(before) && before !== mark,
  };
}

function plain(text: string): Inline {
  return { type: 'text', text: unescapeEntities(text) };
}

function parseAngle(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescapeEntities(inside.slice(bar + 1));
  const id = target.slice(1);
  if (/^@[UW]\w*$/.test(target)) return { type: 'user', id, label };
  if (/^#[CDG]\w*$/.test(target)) return { type: 'channel', id, label };
  if (target.startsWith('!')) return parseSpecial(id, label) ?? plain(`<${inside}>`);
  if (!/^(?:https?|mailto|tel):/i.test(target)) return plain(`<${inside}>`);
  const url = unescapeEntities(target);
  return { type: 'link', url, label: label || url.replace(/^(?:mailto|tel):/i, '') };
}

function parseSpecial(target: string, label: string): Inline | undefined {
  const [word = '', ...rest] = target.split('^');
  if (word === 'subteam') return { type: 'usergroup', id: rest[0] ?? '', label };
  if (['here', 'channel', 'everyone'].includes(word)) return { type: 'broadcast', range: word };
  if (word !== 'date') return undefined;
  const [at = '', format = '', url = ''] = rest;
  return { type: 'date', at: Number(at), format, url: unescapeEntities(url), fallback: label };
}

interface Open {
  readonly mark: Marker | undefined;
  readonly children: Inline[];
}

/** Pairs markers up with a stack; one that finds no partner on its line is text again. */
function nest(tokens: readonly Token[]): Inline[] {
  const stack: Open[] = [{ mark: undefined, children: [] }];
  for (const token of tokens) {
    if (token.type === 'marker') take(stack, token);
    else {
      if (token.type === 'text' && token.text === '\n') giveUp(stack, 1);
      topOf(stack).children.push(token);
    }
  }
  giveUp(stack, 1);
  return topOf(stack).children;
}

function topOf(stack: readonly Open[]): Open {
  return stack.at(-1)!;
}

function take(stack: Open[], { mark, opens, closes }: MarkerToken): void {
  const depth = closes ? stack.findLastIndex((open) => open.mark === mark) : -1;
  if (depth > 0 && (stack.length > depth + 1 || topOf(stack).children.length > 0)) {
    giveUp(stack, depth + 1);
    const { children } = stack.pop()!;
    topOf(stack).children.push({ type: EMPHASIS[mark], children });
  } else if (opens && !stack.some((open) => open.mark === mark)) {
    stack.push({ mark, children: [] });
  } else {
    topOf(stack).children.push({ type: 'text', text: mark });
  }
}

function giveUp(stack: Open[], depth: number): void {
  while (stack.length > depth) {
    const { mark, children } = stack.pop()!;
    topOf(stack).children.push({ type: 'text', text: mark ?? '' }, ...children);
  }
}
