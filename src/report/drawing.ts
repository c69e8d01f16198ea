const elements = 'svg|title|g|rect|path|circle|text';
const attributes = [
  'xmlns',
  'width',
  'height',
  'viewBox',
  'role',
  'aria-label',
  'font-(?:family|size|weight)',
  'fill',
  'stroke(?:-width|-dasharray|-linejoin)?',
  'paint-order',
  'transform',
  'd|x|y|r|cx|cy|rx',
].join('|');

const tag = new RegExp(`</?(?:${elements})(?: (?:${attributes})="[^"<>]*")*/?>`, 'g');

/**
 * A drawing that goes into a document as it is: shapes and text, nothing that runs, loads or links.
 * Throws a RangeError for anything else, so that people's words cannot get through here.
 */
export function drawing(svg: string): string {
  const isWhole = svg.startsWith('<svg ') && svg.endsWith('</svg>');
  if (!isWhole || /[<>]/.test(svg.replace(tag, ''))) throw new RangeError('this is no drawing');
  return svg;
}
