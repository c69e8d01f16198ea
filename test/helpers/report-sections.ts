import { type Node, Parser } from 'commonmark';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import type { Json } from '../../src/local-slack/types';
import { blocksWords } from './shown';

/** One section of a report as a reader finds it, whatever the format. */
export interface Section {
  readonly words: string;
  /** Items of its lists, outermost only: on the timeline one for each entry. */
  readonly items: readonly string[];
  /** Rows of its table, by their label. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Sections by heading; what stands above the first one is under the empty heading. */
export type Sections = ReadonlyMap<string, Section>;

interface Draft {
  words: string;
  items: string[];
  facts: Record<string, string>;
}

function drafts() {
  const sections = new Map<string, Draft>();
  return {
    sections,
    at(heading: string): Draft {
      const draft = sections.get(heading) ?? { words: '', items: [], facts: {} };
      sections.set(heading, draft);
      return draft;
    },
  };
}

/** Reads a report in Markdown with a parser that is not ours. */
export function markdownSections(markdown: string): Sections {
  const { sections, at } = drafts();
  let heading = '';
  for (let node = new Parser().parse(markdown).firstChild; node; node = node.next) {
    if (node.type === 'heading' && node.level === 2) heading = wordsOfNode(node);
    else readNode(node, at(heading));
  }
  return sections;
}

function readNode(node: Node, draft: Draft): void {
  const words = wordsOfNode(node);
  draft.words += `${words}\n`;
  for (const [, label = '', value = ''] of words.matchAll(/^\| (.+?) \| (.*) \|$/gm)) {
    draft.facts[label] = value;
  }
  if (node.type !== 'list') return;
  for (let item = node.firstChild; item; item = item.next) draft.items.push(wordsOfNode(item));
}

function wordsOfNode(node: Node): string {
  if (node.type === 'softbreak' || node.type === 'linebreak') return '\n';
  if (node.literal !== null) return node.literal;
  const parts: string[] = [];
  for (let child = node.firstChild; child; child = child.next) parts.push(wordsOfNode(child));
  return parts.join(['list', 'item', 'document'].includes(node.type) ? '\n' : '');
}

type HtmlNode = DefaultTreeAdapterMap['childNode'];
type HtmlElement = DefaultTreeAdapterMap['element'];

/** Reads a report as a browser would. */
export function htmlSections(html: string): Sections {
  const { sections, at } = drafts();
  const all = elementsOf(parse(html).childNodes);
  for (const section of all.filter((one) => ['header', 'section'].includes(one.tagName))) {
    const inside = elementsOf(section.childNodes);
    const title = inside.find((one) => one.tagName === 'h2');
    const draft = at(title ? htmlWords(title).trim() : '');
    draft.words = htmlWords(section);
    draft.items = inside.filter((one) => hasClass(one, 'event')).map(htmlWords);
    for (const [label, value] of inside.flatMap(factOf)) draft.facts[label] = value;
  }
  return sections;
}

function elementsOf(nodes: readonly HtmlNode[]): HtmlElement[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsOf(node.childNodes)] : []));
}

function hasClass({ attrs }: HtmlElement, name: string): boolean {
  return attrs.some((one) => one.name === 'class' && one.value.split(' ').includes(name));
}

const apart = new Set(['p', 'div', 'li', 'dt', 'dd', 'td', 'h1', 'h2', 'h3', 'section', 'br']);

function htmlWords(node: HtmlNode): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  const words = node.childNodes.map(htmlWords).join('');
  return apart.has(node.nodeName) ? `${words}\n` : words;
}

function factOf(element: HtmlElement): readonly (readonly [string, string])[] {
  const [label, value, ...more] = element.childNodes.filter((node) => 'tagName' in node);
  if (label?.nodeName !== 'dt' || value?.nodeName !== 'dd' || more.length > 0) return [];
  return [[htmlWords(label).trim(), htmlWords(value).trim()]];
}

interface RichElement extends Json {
  readonly type: string;
  readonly elements?: readonly RichElement[];
  readonly text?: unknown;
}

/** Reads a report as its messages in Slack show it, one after the other. */
export function blocksSections(blocks: readonly Json[]): Sections {
  const { sections, at } = drafts();
  let draft = at('');
  for (const [index, block] of blocks.entries()) {
    const words = blocksWords([block]);
    if (block.type === 'header' && index > 0) draft = at(words);
    else readBlock(block as RichElement, words, draft);
  }
  return sections;
}

function readBlock(block: RichElement, words: string, draft: Draft): void {
  draft.words += `${words}\n`;
  for (const [, label = '', value = ''] of words.matchAll(/^(\S.*?) {2}(\S.*)$/gm)) {
    draft.facts[label] = value;
  }
  for (const part of block.type === 'rich_text' ? (block.elements ?? []) : []) {
    const lines = (part.elements ?? []).map((line) => blocksWords([line]));
    if (part.type === 'rich_text_list') draft.items.push(...lines);
    // A drawing stands below the item that it belongs to.
    if (part.type === 'rich_text_preformatted')
      draft.items.push(`${draft.items.pop()}\n${lines.join('')}`);
  }
}
