import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { textWidth } from '../../../src/report/chart/glyph-widths';
import { fontWidths } from './font-widths';

type Element = DefaultTreeAdapterMap['element'];

/** A part of a picture, in pixels. */
export interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Shapes {
  readonly width: number;
  readonly height: number;
  /** Every line of text, as large as it is drawn. */
  readonly labels: readonly Box[];
  /** Where marks are, each as wide as its widest. */
  readonly marks: readonly Box[];
  readonly rectangles: readonly (Box & { readonly fill: string; readonly title: string })[];
}

const bold = fontWidths('DejaVuSans-Bold.ttf');

/** What is drawn, and where. */
export function shapesOf(svg: string): Shapes {
  const all = elementsOf(svg);
  const [root] = all;
  const named = (name: string) => all.filter(({ tagName }) => tagName === name);
  return {
    width: number(root, 'width'),
    height: number(root, 'height'),
    labels: named('text').map(labelBox),
    marks: named('path').flatMap(markBox),
    rectangles: named('rect').map((one) => ({
      ...rectangleBox(one),
      fill: attribute(one, 'fill') ?? '',
      title: titleBeside(one),
    })),
  };
}

export function elementsOf(svg: string): readonly Element[] {
  const inside = (node: DefaultTreeAdapterMap['childNode']): readonly Element[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(inside)] : [];
  return parseFragment(svg).childNodes.flatMap(inside);
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function labelBox(element: Element): Box {
  const line = wordsOf(element);
  const size = number(element, 'font-size') || 12;
  const isBold = attribute(element, 'font-weight') === 'bold';
  const width = isBold ? boldWidth(line) * size : textWidth(line, size);
  const [left, base] = [number(element, 'x'), number(element, 'y')];
  return {
    what: line,
    left,
    right: left + width,
    top: base - 0.76 * size,
    bottom: base + 0.24 * size,
  };
}

function boldWidth(line: string): number {
  return [...line].reduce((sum, one) => sum + (bold.get(one.codePointAt(0) ?? 0) ?? 1), 0);
}

function markBox(element: Element): readonly Box[] {
  const place = /^translate\((\S+) (\S+)\)(?: scale\((\S+)\))?$/.exec(
    attribute(element, 'transform') ?? '',
  );
  if (place === null) return [];
  const [x, y, scale] = [Number(place[1]), Number(place[2]), Number(place[3] ?? 1)];
  const reach = 6 * scale;
  return [{ what: 'mark', left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }];
}

function rectangleBox(element: Element): Box {
  const [left, top] = [number(element, 'x') || 0, number(element, 'y') || 0];
  const right = left + number(element, 'width');
  return { what: 'rectangle', left, top, right, bottom: top + number(element, 'height') };
}

function titleBeside(element: Element): string {
  const parent = element.parentNode as Element | null;
  const title = parent?.childNodes?.find((one) => 'tagName' in one && one.tagName === 'title');
  return title === undefined ? '' : wordsOf(title as Element);
}

function wordsOf(element: Element): string {
  return element.childNodes.map((one) => ('value' in one ? one.value : '')).join('');
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((one) => one.name === name)?.value;
}

function number(element: Element | undefined, name: string): number {
  return Number(attribute(element, name));
}
