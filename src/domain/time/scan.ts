/** Something read from a text, and where in the text it ended. */
export interface Found<T> {
  readonly value: T;
  readonly end: number;
}

/** Matches a sticky pattern at exactly that place of a text. */
export function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text) ?? undefined;
}
