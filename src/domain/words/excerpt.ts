import { type PlacedToken, placedTokens, tokensOfWord } from './fold-words';

/** A part of an excerpt. `isHit`: it is what was looked for. */
export interface Stretch {
  readonly text: string;
  readonly isHit: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** So much of what comes before the first hit tells what it is about. */
const shareBefore = 1 / 3;

/**
 * What a text says around the words somebody looks for, in one line: the part with most of them, of about `length`
 * UTF-16 units, with `…` where something is left out. Where none of the words is in it, its beginning.
 */
export function excerpt(text: string, words: readonly string[], length: number): Stretch[] {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const hits = hitsIn(placedTokens(line), words);
  const { from, to } = windowAround(line, hits, length);
  const shown = hits.filter((hit) => hit.from >= from && hit.to <= to);
  const stretches: Stretch[] = [{ text: from > 0 ? '…' : '', isHit: false }];
  let at = from;
  for (const hit of shown) {
    stretches.push({ text: line.slice(at, hit.from), isHit: false });
    stretches.push({ text: line.slice(hit.from, hit.to), isHit: true });
    at = hit.to;
  }
  const end = to < line.length ? `${line.slice(at, to).trimEnd()}…` : line.slice(at, to);
  return [...stretches, { text: end, isHit: false }].filter((one) => one.text !== '');
}

/** Where the words stand, in order and apart from each other; a word may be the beginning of one in the text. */
function hitsIn(tokens: readonly PlacedToken[], words: readonly string[]): readonly Span[] {
  const wanted = words.map(tokensOfWord).filter((one) => one.length > 0);
  const hits: Span[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const longest = Math.max(
      0,
      ...wanted.map((word) => (holds(tokens, index, word) ? word.length : 0)),
    );
    const first = tokens[index];
    const last = tokens[index + longest - 1];
    if (longest === 0 || first === undefined || last === undefined) continue;
    hits.push({ from: first.from, to: last.to });
    index += longest - 1;
  }
  return hits;
}

function holds(tokens: readonly PlacedToken[], start: number, word: readonly string[]): boolean {
  return word.every((part, offset) => {
    const token = tokens[start + offset]?.token;
    return offset === word.length - 1 ? token?.startsWith(part) === true : token === part;
  });
}

/** The window with most hits, the first of them, widened to whole words. */
function windowAround(line: string, hits: readonly Span[], length: number): Span {
  if (line.length <= length) return { from: 0, to: line.length };
  const before = Math.round(length * shareBefore);
  const starts = hits.map((hit) => Math.max(0, hit.from - before));
  const within = (start: number) =>
    hits.filter((hit) => hit.from >= start && hit.to <= start + length).length;
  const best = starts.reduce(
    (one, other) => (within(other) > within(one) ? other : one),
    starts[0] ?? 0,
  );
  const from = Math.min(best, line.length - length);
  return { from: wordStart(line, from), to: wordEnd(line, from + length) };
}

/** Runs without blanks are cut anywhere but within a character. */
const longestWord = 30;

function wordStart(line: string, at: number): number {
  if (at === 0) return 0;
  const blank = line.lastIndexOf(' ', at);
  if (at - blank <= longestWord) return blank + 1;
  return isHalf(line, at) ? at - 1 : at;
}

function wordEnd(line: string, at: number): number {
  const blank = line.indexOf(' ', at);
  const end = blank === -1 ? line.length : blank;
  if (end - at <= longestWord) return end;
  return isHalf(line, at) ? at + 1 : at;
}

/** Between the two halves of a character. */
function isHalf(line: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(line.charAt(at));
}
