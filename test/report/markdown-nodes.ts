import { type Node, Parser } from 'commonmark';

function nodesOf(markdown: string): readonly Node[] {
  const walker = new Parser().parse(markdown).walker();
  const nodes: Node[] = [];
  for (let event = walker.next(); event; event = walker.next()) {
    if (event.entering) nodes.push(event.node);
  }
  return nodes;
}

/** The text a reader sees. */
export function shownBy(markdown: string): string {
  return nodesOf(markdown)
    .map((node) => {
      if (node.type === 'linebreak' || node.type === 'softbreak') return '\n';
      if (node.type === 'code_block') return (node.literal ?? '').replace(/\n$/, '');
      return node.literal ?? '';
    })
    .join('');
}

/** How many there are of each kind that user text must not make. */
export function structureOf(markdown: string): Readonly<Record<string, number>> {
  const free = ['text', 'softbreak', 'linebreak', 'code_block', 'paragraph'];
  return counted(
    nodesOf(markdown)
      .map((node) => node.type)
      .filter((type) => !free.includes(type)),
  );
}

function counted(types: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
