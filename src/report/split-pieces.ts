import { cutLine, cutText, lineLength } from './cut-line';
import type { Line, Piece } from './message';
import { joinPieces } from './pieces';

export interface PageLimits {
  readonly maxCharacters: number;
  readonly maxPieces: number;
}

/** The least that stays together: one line of a piece. */
interface Unit {
  readonly piece: Piece;
  /** Place of the piece it is a line of. */
  readonly origin: number;
  readonly length: number;
  readonly isHeading: boolean;
}

/**
 * The pieces over as many messages as their limits need. A break falls between lines, unless a line alone is too long
 * for a message; a heading goes with what it stands above.
 */
export function splitPieces(
  pieces: readonly Piece[],
  limits: PageLimits,
): readonly (readonly Piece[])[] {
  const pages: Unit[][] = [];
  let page: Unit[] = [];
  let length = 0;
  let count = 0;
  const turn = (next: Unit) => {
    const kept = headingsFor(page, next, limits);
    pages.push(page.slice(0, page.length - kept.length));
    page = [...kept];
    length = lengthOf(page);
    count = countOf(page);
  };
  for (const unit of pieces.flatMap((piece, origin) => unitsOf(piece, origin, limits))) {
    const isNew = page.at(-1)?.origin !== unit.origin;
    const isFull =
      length + unit.length > limits.maxCharacters || (isNew && count >= limits.maxPieces);
    if (isFull && page.length > 0) turn(unit);
    count += page.at(-1)?.origin === unit.origin ? 0 : 1;
    length += unit.length;
    page.push(unit);
  }
  return [...pages, page].filter((one) => one.length > 0).map(joined);
}

/** The headings at the end of a page, unless they are all there is or do not fit above what follows. */
function headingsFor(page: readonly Unit[], next: Unit, limits: PageLimits): readonly Unit[] {
  const from = page.findLastIndex((unit) => !unit.isHeading) + 1;
  const headings = page.slice(from);
  const fits =
    lengthOf(headings) + next.length <= limits.maxCharacters &&
    countOf(headings) + 1 <= limits.maxPieces;
  return from > 0 && fits ? headings : [];
}

function unitsOf(piece: Piece, origin: number, { maxCharacters }: PageLimits): readonly Unit[] {
  const unit = (part: Piece, length: number, isHeading = false) => ({
    piece: part,
    origin,
    length,
    isHeading,
  });
  switch (piece.piece) {
    case 'header':
      return [unit(piece, piece.text.length, true)];
    case 'divider':
    case 'buttons':
      return [unit(piece, 0)];
    case 'pre':
      return piece.text
        .split('\n')
        .flatMap((line) => cutAll(line, maxCharacters))
        .map((text) => unit({ piece: 'pre', text }, text.length + 1));
    case 'bullets':
      return piece.items
        .flatMap((line) => cutLine(line, maxCharacters))
        .map((line) => unit({ piece: 'bullets', items: [line] }, lineLength(line)));
    default:
      return piece.lines
        .flatMap((line) => cutLine(line, maxCharacters))
        .map((line) =>
          unit({ piece: piece.piece, lines: [line] }, lineLength(line), isTitle(line)),
        );
  }
}

/** A line in bold and nothing else stands above something. */
function isTitle(line: Line): boolean {
  return line.length === 1 && typeof line[0] === 'object' && 'bold' in line[0];
}

function cutAll(line: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length >= max) {
    const [head, tail] = cutText(rest, max - 1);
    parts.push(head);
    rest = tail;
  }
  return [...parts, rest];
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.length, 0);
}

function countOf(units: readonly Unit[]): number {
  return new Set(units.map(({ origin }) => origin)).size;
}

/** The units of a page as pieces again: lines of one piece that are still together. */
function joined(units: readonly Unit[]): readonly Piece[] {
  const groups = new Map<number, Piece[]>();
  for (const { piece, origin } of units) {
    const group = groups.get(origin);
    if (group === undefined) groups.set(origin, [piece]);
    else group.push(piece);
  }
  return [...groups.values()].map(joinPieces);
}
