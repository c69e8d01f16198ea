interface Draft {
  readonly text: string;
  readonly field: HTMLTextAreaElement | null;
  readonly onText: (text: string) => void;
}

/** Writes something in the place of a part of the draft; where the caret then is. */
export function replaceRange(
  { text, field, onText }: Draft,
  from: number,
  to: number,
  words: string,
): number {
  if (field) {
    field.focus();
    // At once and in the field itself: whoever types on goes on behind it.
    field.setRangeText(words, from, to, 'end');
  }
  onText(field?.value ?? `${text.slice(0, from)}${words}${text.slice(to)}`);
  return from + words.length;
}

/** Writes something at the caret, apart from the word before it; where the caret then is. */
export function writeAtCaret(draft: Draft, words: string): number {
  const from = draft.field?.selectionStart ?? draft.text.length;
  const to = draft.field?.selectionEnd ?? draft.text.length;
  const needsSpace = /\S$/.test(draft.text.slice(0, from));
  return replaceRange(draft, from, to, needsSpace ? ` ${words}` : words);
}
