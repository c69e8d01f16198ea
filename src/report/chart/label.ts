import { cleanText } from '../clean-text';
import { textWidth } from './glyph-widths';

/** No label is longer than this by far, and a pasted log can be. */
const mostCharacters = 500;

/** What turns the line around, joins letters invisibly or cannot be seen at all; joiners inside words may stay. */
const invisible = /(?![\u200c\u200d])[\p{Cf}\p{Zl}\p{Zp}]/gu;
const unknown = /[\p{Cn}\p{Co}]/gu;
/** Piled-up accents would run into the lines above and below. */
const piles = /(\p{M}{2})\p{M}+/gu;

/** People's words as one line that can stand in a drawing; where a new line began stands a slash. */
export function plainLine(text: string): string {
  return cleanText(text.slice(0, mostCharacters))
    .trim()
    .replace(/\s*\n\s*/g, ' / ')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(invisible, '')
    .replace(unknown, '\ufffd')
    .replace(piles, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The line, or as much of it as fits into `width` pixels with an ellipsis; empty where not even that fits. */
export function cutToWidth(line: string, width: number, size: number): string {
  if (textWidth(line, size) <= width) return line;
  let left = width - textWidth('…', size);
  if (left < 0) return '';
  let end = 0;
  for (const character of charactersOf(line)) {
    left -= textWidth(character, size);
    if (left < 0) break;
    end += character.length;
  }
  return `${line.slice(0, end).trimEnd()}…`;
}

/** Letters that nothing can join to; finding joined ones takes a hundred times as long. */
const plain = /^[\u0020-\u02ff]*$/;

function charactersOf(line: string): readonly string[] {
  if (plain.test(line)) return line.split('');
  return Array.from(graphemes.segment(line), ({ segment }) => segment);
}
