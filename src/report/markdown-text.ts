/**
 * Plain text as Markdown (CommonMark with GitHub's tables and autolinks) that shows exactly this text.
 * Undoing backslashes and entities gives it back, line breaks written as `\n`.
 */

/** Characters that could begin something wherever they stand. */
const marks = /[\\`*_[\]<>~|$]/g;
const lineBreak = /\r\n?|\n/g;

/** Text for one line: line breaks become blanks. */
export function markdownLine(text: string): string {
  return escapeLine(clean(text).replace(/\n+/g, ' '));
}

/** Text that keeps its lines: each break a hard one, or the whole in a fence where blanks matter. */
export function markdownWords(text: string, indent = 0): string {
  const lines = clean(text);
  if (lines === '') return '';
  return isDrawn(lines) ? fenced(lines, indent) : broken(lines, indent);
}

/** Text that keeps its lines, with a break after it for what follows in the same item. */
export function markdownWordsAbove(text: string, indent = 0): string {
  const words = markdownWords(text, indent);
  if (words === '') return '';
  return `${words}${isDrawn(clean(text)) ? '' : '\\'}\n${' '.repeat(indent)}`;
}

/** Text that keeps its lines, with a break before it to part it from what the item began with. */
export function markdownWordsBelow(text: string, indent = 0): string {
  const words = markdownWords(text, indent);
  if (words === '') return '';
  return `${isDrawn(clean(text)) ? '' : '\\'}\n${' '.repeat(indent)}${words}`;
}

/** A web address for between the round brackets of a link. */
export function markdownAddress(address: string): string {
  return `<${address.replace(/[\\<>&]/g, (char) => `\\${char}`)}>`;
}

/** Whether the shape of the text is part of what it says: code, tables, drawings. */
export function isDrawn(text: string): boolean {
  const lines = text.split(lineBreak);
  if (lines.length === 1) return false;
  if (lines.some((line) => /^\s*(?:`{3}|~{3})|^[ \t]+\S|\t|\S {2,}\S|[\u2500-\u257f]/.test(line)))
    return true;
  return lines.filter((line) => /^(?:\||\+[-=+])/.test(line)).length > 1;
}

/** Without what no Markdown can hold: NUL and halves of a character. */
function clean(text: string): string {
  return text.replace(lineBreak, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd');
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
  const [, before = '', body = '', after = ''] = /^(\n*)(.*?)(\n*)$/s.exec(lines) ?? [];
  const middle = body
    .split('\n')
    .map(escapeLine)
    .join(`\\\n${' '.repeat(indent)}`);
  return `${asEntities(before)}${middle}${asEntities(after)}`;
}

function escapeLine(line: string): string {
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
