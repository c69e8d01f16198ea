import type {
  KnownBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { partsOf } from '../../../domain/words/cut';
import type { Line, Piece } from '../../../report/message';
import { limits } from '../limits';
import { actionBlocks, plainText } from './buttons';
import { linesInParts } from './parts';
import { contextBlocks } from './small-print';
import { elementsOf } from './spans';

/**
 * A piece as the blocks it takes, each within Slack's limits. Text goes into rich text blocks,
 * where Slack parses nothing: what people wrote can neither mention, format nor link.
 */
export function blocksOf(piece: Piece, notifies: boolean): KnownBlock[] {
  switch (piece.piece) {
    case 'header':
      return [
        { type: 'header', text: plainText(piece.text.replace(/\s+/g, ' '), limits.headerText) },
      ];
    case 'text':
      return linesInParts(piece.lines).flatMap((lines) => richText(section(lines, notifies)));
    case 'bullets':
      return linesInParts(piece.items).flatMap((items) => richText(list(items, notifies)));
    case 'quote':
      return linesInParts(piece.lines).flatMap((lines) => richText(quote(lines, notifies)));
    case 'pre':
      return partsOf(piece.text, limits.textPerBlock).flatMap((text) =>
        richText(preformatted(text)),
      );
    case 'small':
      return contextBlocks(piece.lines);
    case 'divider':
      return [{ type: 'divider' }];
    case 'buttons':
      return actionBlocks(piece.buttons);
    default:
      return piece satisfies never;
  }
}

/** Slack refuses a rich text block without words: there is nothing to show. */
function richText(element: RichTextBlockElement | undefined): RichTextBlock[] {
  return element ? [{ type: 'rich_text', elements: [element] }] : [];
}

function section(lines: readonly Line[], notifies: boolean): RichTextSection | undefined {
  const elements = joined(lines, notifies);
  return elements.length > 0 ? { type: 'rich_text_section', elements } : undefined;
}

function quote(lines: readonly Line[], notifies: boolean): RichTextBlockElement | undefined {
  const elements = joined(lines, notifies);
  return elements.length > 0 ? { type: 'rich_text_quote', elements } : undefined;
}

function list(items: readonly Line[], notifies: boolean): RichTextBlockElement | undefined {
  const elements = items
    .map((item) => section([item], notifies))
    .filter((item) => item !== undefined);
  return elements.length > 0 ? { type: 'rich_text_list', style: 'bullet', elements } : undefined;
}

function preformatted(text: string): RichTextBlockElement | undefined {
  const kept = text.replace(/\n$/, '');
  if (kept === '') return undefined;
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: kept }] };
}

function joined(lines: readonly Line[], notifies: boolean): RichTextElement[] {
  const elements = lines.flatMap((line, at) => [
    ...(at > 0 ? [{ type: 'text' as const, text: '\n' }] : []),
    ...elementsOf(line, notifies),
  ]);
  const hasWords = elements.some(
    (element) => element.type !== 'text' || element.text.trim() !== '',
  );
  return hasWords ? elements : [];
}
