import { type DefaultTreeAdapterMap, parse } from 'parse5';

export type Element = DefaultTreeAdapterMap['element'];
type ChildNode = DefaultTreeAdapterMap['childNode'];

/** Every element of a page, in the order of the page. */
export function elementsOf(html: string): readonly Element[] {
  const inside = (node: ChildNode): readonly Element[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(inside)] : [];
  return parse(html).childNodes.flatMap(inside);
}

/** The text of a page. */
export function htmlWords(html: string): string {
  const inside = (node: ChildNode): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(inside).join('') : '';
  };
  return parse(html).childNodes.map(inside).join('');
}
