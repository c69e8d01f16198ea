import type { Line, Message, Piece, Span } from '../report/message';

/** A message for a terminal: its words, without what can be pressed. */
export function plainMessage({ pieces }: Message): string {
  return `${pieces
    .map(plainPiece)
    .filter((text) => text !== '')
    .join('\n\n')}\n`;
}

function plainPiece(piece: Piece): string {
  switch (piece.piece) {
    case 'header':
    case 'pre':
      return piece.text;
    case 'text':
    case 'quote':
    case 'small':
      return piece.lines.map(plainLine).join('\n');
    case 'bullets':
      return piece.items.map((item) => `• ${plainLine(item)}`).join('\n');
    case 'divider':
    case 'buttons':
      return '';
    default:
      return piece satisfies never;
  }
}

function plainLine(line: Line): string {
  return line.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  if (typeof span === 'string') return span;
  if ('name' in span) return `${'channel' in span ? '#' : '@'}${span.name}`;
  if ('link' in span) return `${span.label} (${span.link})`;
  const [text = ''] = Object.values(span) as string[];
  return text;
}
