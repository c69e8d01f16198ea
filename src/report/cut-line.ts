import type { Line, Span } from './message';

/** Characters that a line takes up, addresses included. */
export function lineLength(line: Line): number {
  return line.reduce((sum, span) => sum + spanLength(span), 0);
}

/** The line in as many parts as it takes for each to keep to `max` characters; nothing of it is lost but the break itself. */
export function cutLine(line: Line, max: number): readonly Line[] {
  const parts: Line[] = [];
  let rest = line;
  while (lineLength(rest) > max) {
    const [head, tail] = cutOnce(rest, max);
    parts.push(head);
    rest = tail;
  }
  return [...parts, rest];
}

/** Text in parts of at most `max` characters: cut at a line break or a blank where there is one in the second half. */
export function cutText(text: string, max: number): readonly [head: string, tail: string] {
  const within = text.slice(0, max + 1);
  const lineBreak = within.lastIndexOf('\n');
  if (lineBreak > max / 2) return [text.slice(0, lineBreak), text.slice(lineBreak + 1)];
  const blank = within.lastIndexOf(' ', max - 1) + 1;
  const end = blank > max / 2 ? blank : wholeCharacter(text, max);
  return [text.slice(0, end), text.slice(end)];
}

function cutOnce(line: Line, max: number): readonly [Line, Line] {
  let left = max;
  for (const [index, span] of line.entries()) {
    const length = spanLength(span);
    if (length > left) {
      const [head, tail] = cutSpan(span, left, max);
      return [
        [...line.slice(0, index), ...head],
        [...tail, ...line.slice(index + 1)],
      ];
    }
    left -= length;
  }
  return [line, []];
}

/** A name or a link is only cut where it would not fit on a page of its own. */
function cutSpan(span: Span, left: number, max: number): readonly [Line, Line] {
  const isWhole = typeof span !== 'string' && Object.keys(span).length > 1;
  if (isWhole && spanLength(span) <= max) return [[], [span]];
  if (left < 2) return left === max ? [[span], []] : [[], [span]];
  const plain: Span = isWhole ? (Object.values(span) as string[]).join(' ') : span;
  const [head, tail] = cutText(spanText(plain), left);
  return [[withText(plain, head)], tail === '' ? [] : [withText(plain, tail)]];
}

function spanLength(span: Span): number {
  return typeof span === 'string' ? span.length : Object.values(span).join('').length;
}

function spanText(span: Span): string {
  return typeof span === 'string' ? span : Object.values(span).join('');
}

function withText(span: Span, text: string): Span {
  if (typeof span === 'string') return text;
  const [key = 'bold'] = Object.keys(span);
  return { [key]: text } as unknown as Span;
}

/** Not between the two halves of a character outside the basic plane. */
function wholeCharacter(text: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) && end > 1 ? end - 1 : end;
}
