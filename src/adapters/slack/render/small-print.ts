import type { ContextBlock } from '@slack/types';
import { partsOf } from '../../../domain/words/cut';
import type { Line, Span } from '../../../report/message';
import { limits } from '../limits';
import { plainText } from './buttons';
import { escapeMrkdwn } from './mrkdwn';
import { isUrl, plainLine } from './spans';

type ContextElement = ContextBlock['elements'][number];

/** Anything Slack would read as formatting within a link's label. */
const FORMATTING = /[*_~`:|\n]/;

/**
 * Small print as context blocks. Their elements are plain text, in which Slack parses nothing;
 * only a link needs Slack's markup, and gets it for a label that holds none itself.
 */
export function contextBlocks(lines: readonly Line[]): ContextBlock[] {
  return paragraphs(lines).flatMap((line) =>
    rowsOf(contextElements(line)).map((elements) => ({ type: 'context' as const, elements })),
  );
}

/** Elements in rows that each fit a block. */
function rowsOf(elements: readonly ContextElement[]): ContextElement[][] {
  const rows: ContextElement[][] = [];
  let size = 0;
  for (const element of elements) {
    const length = 'text' in element ? element.text.length : 0;
    const row = rows.at(-1);
    if (row && row.length < limits.contextElements && size + length <= limits.textPerBlock) {
      row.push(element);
      size += length;
    } else {
      rows.push([element]);
      size = length;
    }
  }
  return rows;
}

/** Lines without a link share a block; one with a link has its own, since elements of a block share a line. */
function paragraphs(lines: readonly Line[]): Line[] {
  const paragraphs: Line[] = [];
  let plain: string[] = [];
  function flush(): void {
    if (plain.some((text) => text.trim() !== '')) paragraphs.push([plain.join('\n')]);
    plain = [];
  }
  for (const line of lines) {
    if (!line.some(isSafeLink)) {
      plain.push(plainLine(line));
      continue;
    }
    flush();
    paragraphs.push(line);
  }
  flush();
  return paragraphs;
}

function contextElements(line: Line): ContextElement[] {
  const elements: ContextElement[] = [];
  let plain: Span[] = [];
  function flush(): void {
    const texts = partsOf(plainLine(plain), limits.textObject).filter((text) => text.trim() !== '');
    elements.push(...texts.map((text) => plainText(text, limits.textObject)));
    plain = [];
  }
  for (const span of line) {
    if (!isSafeLink(span)) {
      plain.push(span);
      continue;
    }
    flush();
    const text = `<${escapeMrkdwn(span.link)}|${escapeMrkdwn(span.label)}>`;
    elements.push({ type: 'mrkdwn', text, verbatim: true });
  }
  flush();
  return elements;
}

function isSafeLink(span: Span): span is { readonly link: string; readonly label: string } {
  if (typeof span === 'string' || !('link' in span)) return false;
  const isLabelPlain = span.label.trim() !== '' && !FORMATTING.test(span.label);
  return isLabelPlain && isUrl(span.link) && !/[|<>]/.test(span.link);
}
