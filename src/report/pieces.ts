import { isDrawn } from './clean-text';
import type { Line, Piece, Span } from './message';
import { TemplateError } from './template-error';

/** What a line of the Slack template may say, each but `rule` with the text it shows. */
interface Row {
  readonly header?: string;
  readonly text?: Line;
  readonly item?: Line;
  readonly quote?: Line;
  readonly small?: Line;
  readonly pre?: string;
  readonly rule?: true;
  /** Somebody's words, below the line. */
  readonly words?: string;
}

const lineKeys = ['text', 'item', 'quote', 'small'] as const;

/**
 * Makes rows of JSON readable as a template: a brace right after a value (`{{value}}}`) is kept apart from it,
 * and before each row stands its line, so that a bad one can be named.
 */
export function prepareRows(source: string): string {
  return source
    .replace(/\}\}(?=\})/g, '}} ')
    .split('\n')
    .map((line, index) => line.replace(/^(\s*)(?=\{")/, `$1@${index + 1} `))
    .join('\n');
}

/** The pieces that a rendered Slack template says, one JSON object a line. Throws TemplateError for a line that says none. */
export function readPieces(file: string, rendered: string): readonly Piece[] {
  const runs: Piece[][] = [];
  let number: number | undefined;
  for (const line of rendered.split('\n')) {
    const [, mark, json = ''] = /^\s*(?:@(\d+) )?(.*?)\s*$/s.exec(line) ?? [];
    if (json === '') continue;
    number = mark === undefined ? number : Number(mark);
    for (const piece of piecesOf(readRow(json, file, number))) append(runs, piece);
  }
  return runs.map(joinPieces);
}

function readRow(json: string, file: string, number: number | undefined): Row {
  const fail = (problem: string, cause?: unknown) =>
    new TemplateError(file, number, `${problem}: ${json.slice(0, 120)}`, { cause });
  let row: unknown;
  try {
    row = JSON.parse(json);
  } catch (cause) {
    throw fail('not a JSON object on a line of its own', cause);
  }
  if (!isRow(row)) {
    throw fail('not a row with one of header, text, item, quote, small, pre or rule');
  }
  return row;
}

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  const { words, ...rest } = row;
  const [key, ...others] = Object.keys(rest);
  if (key === undefined || others.length > 0) return false;
  const line = row[key];
  if (lineKeys.some((one) => one === key)) {
    return Array.isArray(line) && line.every(isSpan) && typeof (words ?? '') === 'string';
  }
  if (words !== undefined) return false;
  return key === 'rule' ? line === true : isPlain(key) && typeof line === 'string';
}

function isPlain(key: string): boolean {
  return key === 'header' || key === 'pre';
}

const spanKeys = [['bold'], ['italic'], ['code'], ['gone'], ['link', 'label'], ['person', 'name']];

function isSpan(value: unknown): value is Span {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return (
    spanKeys.some(
      (known) => known.length === keys.length && known.every((k) => keys.includes(k)),
    ) && Object.values(value).every((part) => typeof part === 'string')
  );
}

function piecesOf(row: Row): readonly Piece[] {
  const { words = '' } = row;
  const isShaped = isDrawn(words);
  const own = ownPiece(row, words === '' || isShaped ? [] : ['\n', words]);
  return isShaped ? [...own, { piece: 'pre', text: words }] : own;
}

function ownPiece(row: Row, below: Line): readonly Piece[] {
  if (row.header !== undefined) return [{ piece: 'header', text: row.header }];
  if (row.pre !== undefined) return [{ piece: 'pre', text: row.pre }];
  const key = lineKeys.find((one) => row[one] !== undefined);
  if (key === undefined) return [{ piece: 'divider' }];
  const lines = joined(row[key] ?? [], below);
  if (lines.length === 0) return [];
  return [key === 'item' ? { piece: 'bullets', items: lines } : { piece: key, lines }];
}

function joined(line: Line, below: Line): readonly Line[] {
  if (line.length === 0) return below.length === 0 ? [] : [below.slice(1)];
  return [[...line, ...below]];
}

/** Rows of a kind that follow one another are one piece. */
function append(runs: Piece[][], next: Piece): void {
  const run = runs.at(-1);
  const isMadeOfLines = 'lines' in next || 'items' in next;
  if (isMadeOfLines && run?.[0]?.piece === next.piece) run.push(next);
  else runs.push([next]);
}

/** Pieces of one kind as one. Throws a RangeError for none. */
export function joinPieces(parts: readonly Piece[]): Piece {
  const [first] = parts;
  if (first === undefined) throw new RangeError('nothing to join');
  if (parts.length === 1) return first;
  if (first.piece === 'bullets') {
    return { ...first, items: parts.flatMap((part) => ('items' in part ? part.items : [])) };
  }
  if (first.piece === 'pre') {
    return { ...first, text: parts.map((part) => ('text' in part ? part.text : '')).join('\n') };
  }
  if (!('lines' in first)) return first;
  return { ...first, lines: parts.flatMap((part) => ('lines' in part ? part.lines : [])) };
}
