/**
 * Words that no document reads in another way, which most text is made of: letters, digits and what stands between words,
 * with a letter at the beginning and no blank at the end. One look at these is several times as quick as one for all that
 * would have to be written otherwise.
 */
const plain = /^[A-Za-z](?:[A-Za-z0-9 ,;'"()%?/-]*[A-Za-z0-9,;'"()%?/-])?$/;

/** Whether Markdown and canvases show the text as it is. Where it says no, they may all the same. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** What is looked for below. Most text has nothing of it, and one look is quicker than two. */
export const unclean = /[\0\v\f\r\u0085\u2028\u2029\ud800-\udfff]/;

/** Text with `\n` for every line break there is in Unicode, and without what no document can hold: NUL and halves of a character. */
export function cleanText(text: string): string {
  if (!unclean.test(text)) return text;
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** Whether the shape of the text is part of what it says: code, tables, drawings. */
export function isDrawn(text: string): boolean {
  const clean = cleanText(text);
  if (!clean.includes('\n')) return false;
  const lines = clean.split('\n');
  return (
    lines.some((line) => shaped.test(line)) || lines.filter((line) => ruled.test(line)).length > 1
  );
}

/** A fence, a leading blank, a tab, a run of blanks, or a box. */
const shaped = /^\s*(?:`{3}|~{3})|^ +\S|\t|\S {2,}\S|[\u2500-\u257f]/;
const ruled = /^(?:\||\+[-=+])/;

/** Whether text that was escaped stands in a fence: a backtick that somebody wrote has a backslash before it. */
export function isFenced(escaped: string): boolean {
  return escaped.startsWith('`');
}
