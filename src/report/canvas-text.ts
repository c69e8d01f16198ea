import { cleanText, isDrawn, isFenced, isPlain, unclean } from './clean-text';

/**
 * Plain text in the Markdown of Slack's canvases (docs.slack.dev/surfaces/canvases): it shows this text, and names,
 * links and embeds nothing. What that dialect does with entities and nested blocks is not documented, so none are used.
 */

/** Characters that could begin something, here or in any Markdown: also `:fire:`, and `![](@U1)`, which would mention. */
const marks =
  /[\\`*_[\]<>~|$]|:(?=\/\/|[\w+'-]+:)|@(?=\S)|\.(?<=\bwww\.)|&(?=[#\w])|(?<=^|\s)#|^[+=:-]/gi;

/** A number that would begin a list. */
const listNumber = /^(\d{1,9})([.)])/;

/** What keeps a text from standing in a canvas as it is. Most text has nothing of it: one look instead of one for each rule. */
const needsWork = new RegExp(
  [/\n|^\s|\s$/, unclean, marks, listNumber].map(({ source }) => source).join('|'),
  'i',
);

/** Text for one line: line breaks become blanks. */
export function canvasLine(text: string): string {
  if (isPlain(text) || !needsWork.test(text)) return text;
  return escapeLine(cleanText(text).replace(/\n+/g, ' '));
}

/** Text that keeps its lines but not the empty ones; in a fence where its shape matters. */
export function canvasWords(text: string, indent = 0): string {
  if (isPlain(text) || !needsWork.test(text)) return text;
  const lines = cleanText(text);
  if (isDrawn(lines)) return fenced(lines);
  return lines
    .split('\n')
    .map(escapeLine)
    .filter((line) => line !== '')
    .join(breakOf(indent));
}

/** `canvasWords`, parted from what stands above. */
export function canvasWordsBelow(text: string, indent = 0): string {
  const words = canvasWords(text, indent);
  if (words === '') return '';
  return isFenced(words) ? `\n\n${words}\n` : `${breakOf(indent)}${words}`;
}

/** A web address for between the round brackets of a link. */
export function canvasAddress(address: string): string {
  return address.replace(/[\s()<>\\]/g, (char) =>
    encodeURIComponent(char).replace(/[()]/g, percent),
  );
}

/** Where two blanks were not to break the line, they would at least not show. */
function breakOf(indent: number): string {
  return `  \n${' '.repeat(indent)}`;
}

/** At the margin, since a fence within a list may not be read as one; no run of backticks in it can end it. */
function fenced(lines: string): string {
  return `\`\`\`\n${lines.replace(/`(?=``)/g, '`\u200b')}\n\`\`\``;
}

function escapeLine(line: string): string {
  return line.trim().replace(marks, '\\$&').replace(listNumber, '$1\\$2');
}

function percent(char: string): string {
  return `%${char.charCodeAt(0).toString(16)}`;
}
