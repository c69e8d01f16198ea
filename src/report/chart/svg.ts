import { htmlText } from '../html-text';
import { textWidth } from './glyph-widths';
import { cutToWidth } from './label';

type Attributes = Readonly<Record<string, string | number>>;

/** One part of the drawing: what it looks like, and how many pixels of height it takes. */
export interface Part {
  readonly height: number;
  readonly body: string;
}

/** An element; numbers are written to a tenth of a pixel, text values escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]) {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? tenth(value) : htmlText(value)}"`,
    )
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A tooltip, and what a screen reader says. */
export function titleOf(line: string): string {
  return `<title>${htmlText(line)}</title>`;
}

export interface Lettering {
  readonly size?: number;
  readonly fill?: string;
  readonly weight?: 'bold';
  /** A white rim, for text on top of lines. */
  readonly rim?: true;
}

export const labelSize = 12;

/** A line of plain text whose baseline is at `y`. */
export function lettering(line: string, x: number, y: number, look: Lettering = {}): string {
  const { size = labelSize, fill, weight, rim } = look;
  const attributes: Attributes = {
    x,
    y,
    ...(size === labelSize ? {} : { 'font-size': size }),
    ...(fill === undefined ? {} : { fill }),
    ...(weight === undefined ? {} : { 'font-weight': weight }),
    ...(rim === undefined
      ? {}
      : { stroke: '#fff', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  };
  return line === '' ? '' : element('text', attributes, htmlText(line));
}

/** Bold letters are up to this much wider than regular ones. */
const boldness = 1.3;

/** A heading cut to a width; bold. */
export function heading(line: string, x: number, y: number, width: number, size: number): string {
  const cut = cutToWidth(line, width / boldness, size);
  return lettering(cut, x, y, { size, weight: 'bold' });
}

/** Pixels of a line at the size of labels. */
export function labelWidth(line: string): number {
  return textWidth(line, labelSize);
}

/** Finer than a tenth of a pixel nobody sees. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
