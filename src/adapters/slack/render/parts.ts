import { partsOf } from '../../../domain/words/cut';
import type { Line, Span } from '../../../report/message';
import { limits } from '../limits';
import { plainLine } from './spans';

/** Lines in groups that fit a block each; a line longer than a block continues in the next. */
export function linesInParts(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let group: Line[] = [];
  let size = 0;
  for (const line of lines.flatMap(shortLines)) {
    const length = plainLine(line).length + 1;
    if (group.length > 0 && size + length > limits.textPerBlock) {
      groups.push(group);
      group = [];
      size = 0;
    }
    group.push(line);
    size += length;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function shortLines(line: Line): Line[] {
  if (plainLine(line).length < limits.textPerBlock) return [line];
  const lines: Line[] = [];
  let current: Span[] = [];
  let room = limits.textPerBlock - 1;
  for (const span of line.flatMap(shortSpans)) {
    const length = plainLine([span]).length;
    if (length > room && current.length > 0) {
      lines.push(current);
      current = [];
      room = limits.textPerBlock - 1;
    }
    current.push(span);
    room -= length;
  }
  lines.push(current);
  return lines;
}

/** A span that alone is longer than a block, in several; a link is shortened by its label. */
function shortSpans(span: Span): Span[] {
  const most = limits.textPerBlock - 1;
  if (typeof span === 'string') return partsOf(span, most);
  if ('bold' in span) return partsOf(span.bold, most).map((bold) => ({ bold }));
  if ('italic' in span) return partsOf(span.italic, most).map((italic) => ({ italic }));
  if ('code' in span) return partsOf(span.code, most).map((code) => ({ code }));
  if ('gone' in span) return partsOf(span.gone, most).map((gone) => ({ gone }));
  return [span];
}
