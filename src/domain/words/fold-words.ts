/** Longer runs are hashes and the like, which nobody types to the end. */
const longestToken = 64;

/** Scripts that put nothing between their words: each of their characters is a token, and a word is several in a row. */
const unspaced =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]';

/** In this order: a character of those, a run of letters and digits, any other character that can be seen. */
const token = new RegExp(
  `(?:(?=[\\p{L}\\p{N}])${unspaced}\\p{M}*)|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+|[^\\s\\p{L}\\p{N}\\p{M}\\p{C}]`,
  'gu',
);

/** What stands around words in a sentence and is not meant to be looked for. */
const aroundWords = /^[.,;:!?'"()[\]{}«»“”„‘’‚…、。]+|[.,;:!?'"()[\]{}«»“”„‘’‚…、。]+$/gu;

/** What decomposing does not take apart. */
const likeOthers: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

/**
 * The tokens of a text, for an index of words: without case and accents, and in letters and digits that every database
 * takes for the same word. What is looked up is folded alike, so that any script and any sign is found.
 */
export function tokensOf(text: string): readonly string[] {
  return (folded(text).match(token) ?? []).map(plain);
}

/** A token, and where in the text it comes from, in UTF-16 units. */
export interface PlacedToken {
  readonly token: string;
  readonly from: number;
  readonly to: number;
}

/** The tokens of a text with their places in it. */
export function placedTokens(text: string): readonly PlacedToken[] {
  return [...text.matchAll(token)].flatMap(({ 0: run, index }) =>
    tokensOf(run).map((one) => ({ token: one, from: index, to: index + run.length })),
  );
}

/** The tokens that a word somebody looks for must be made of, one after the other; the last may go on. None: nothing to see. */
export function tokensOfWord(word: string): readonly string[] {
  const bare = word.replaceAll(aroundWords, '');
  return tokensOf(bare === '' ? word : bare);
}

const ascii = /^[\0-\x7f]*$/;

function folded(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[ßæœøđłı]/g, (letter) => likeOthers[letter] ?? letter);
}

/** `cafe7` stays; any other character becomes `u` and six digits, so that a beginning stays a beginning. */
function plain(run: string): string {
  if (/^[a-z0-9]+$/.test(run)) return run.slice(0, longestToken);
  return [...run]
    .slice(0, longestToken)
    .map((character) =>
      /[a-z0-9]/.test(character)
        ? character
        : `u${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
    )
    .join('');
}
