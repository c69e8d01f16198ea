/** The text, or its beginning with `…` where it is longer than `most` UTF-16 units; never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, wholeEnd(text, most - 1)).trimEnd()}…`;
}

/** `end`, or one less where that would part the two halves of a character. */
function wholeEnd(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? end - 1 : end;
}

/** Cuts into parts of at most `most`, at a line break where there is one late enough, else at a blank, else anywhere. */
export function partsOf(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const end = endOfPart(rest, most);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest !== '' || parts.length === 0) parts.push(rest);
  return parts;
}

function endOfPart(text: string, most: number): number {
  const window = text.slice(0, most);
  for (const mark of ['\n', ' ']) {
    const found = window.lastIndexOf(mark);
    if (found >= most / 2) return found + 1;
  }
  return wholeEnd(text, most);
}
