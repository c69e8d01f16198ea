/** What JSON leaves as it is, and a terminal or a reader of lines may take for an order: C1 controls, line separators, turned writing. */
const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A line of JSON that is one line for every reader, and tells a terminal nothing; it reads as the same values. */
export function asOneLine(line: string): string {
  return line.replace(unsafe, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
