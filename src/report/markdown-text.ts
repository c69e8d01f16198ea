import { cleanText, isDrawn, isFenced, isPlain, unclean } from './clean-text';

/**
 * Plain text as Markdown (CommonMark with GitHub's tables and autolinks) that shows exactly this text.
 * Undoing backslashes and entities gives it back, line breaks written as `\n`.
 */

/** Characters that could begin something wherever they stand. */
const marks = /[\\`*_[\]<>~|$]/g;

/** What any of the rules of `escapeLine` needs. */
const needsEscape = /[\\`*_[\]<>~|$&@#]|:\/\/|www\.|^\s*(?:[+=:-]|\d{1,9}[.)])|^\s|\s$/i;

/** What keeps a text from being Markdown as it is. Most text has nothing of it: one look instead of one for each rule. */
const needsWork = new RegExp(`\n|${unclean.source}|${needsEscape.source}`, 'i');

/** Text for one line: line breaks become blanks. */
export function markdownLine(text: string): string {
  if (isPlain(text) || !needsWork.test(text)) return text;
  return escapeLine(cleanText(text).replace(/\n+/g, ' '));
}

/** Text that keeps its lines: each break a hard one, or the whole in a fence where blanks matter. */
export function markdownWords(text: string, indent = 0): string {
  if (isPlain(text) || !needsWork.test(text)) return text;
  const lines = cleanText(text);
  if (lines === '') return '';
  return isDrawn(lines) ? fenced(lines, indent) : broken(lines, indent);
}

const breaks = breakAfter('');
const hardBreaks = breakAfter('\\');

/** Line breaks by how far the next line is set in, each put together once: a report has thousands. */
function breakAfter(end: string): (indent: number) => string {
  const known: string[] = [];
  return (indent) => {
    known[indent] ??= `${end}\n${' '.repeat(indent)}`;
    return known[indent];
  };
}

/** Text that keeps its lines, with a break after it for what follows in the same item. */
export function markdownWordsAbove(text: string, indent = 0): string {
  const words = markdownWords(text, indent);
  if (words === '') return '';
  return words + (isFenced(words) ? breaks : hardBreaks)(indent);
}

/** Text that keeps its lines, with a break before it to part it from what the item began with. */
export function markdownWordsBelow(text: string, indent = 0): string {
  const words = markdownWords(text, indent);
  if (words === '') return '';
  return (isFenced(words) ? breaks : hardBreaks)(indent) + words;
}

/** A web address for between the round brackets of a link. */
export function markdownAddress(address: string): string {
  return `<${address.replace(/[\\<>&]/g, (char) => `\\${char}`)}>`;
}

function fenced(lines: string, indent: number): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const margin = ' '.repeat(indent);
  return [fence, ...lines.split('\n'), fence]
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n')
    .slice(indent);
}

function broken(lines: string, indent: number): string {
  if (!lines.includes('\n')) return escapeLine(lines);
  const [, before = '', body = '', after = ''] = /^(\n*)(.*?)(\n*)$/s.exec(lines) ?? [];
  const middle = body
    .split('\n')
    .map(escapeLine)
    .join(`\\\n${' '.repeat(indent)}`);
  return `${asEntities(before)}${middle}${asEntities(after)}`;
}

function escapeLine(line: string): string {
  if (!needsEscape.test(line)) return line;
  return line
    .replace(marks, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/:(?=\/\/)|@(?=\S)|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/(?<=^|\s)#/g, '\\#')
    .replace(/^(\s*)([+=:-])/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
    .replace(/^\s+|\s+$/g, asEntities);
}

/** Blanks at the edge of a line would be dropped. */
function asEntities(blanks: string): string {
  return [...blanks].map((blank) => `&#${blank.codePointAt(0)};`).join('');
}
