import type { Json } from '../types';

/** An element somebody can press or fill in, and the block it is in. */
export interface Found {
  readonly block: Json;
  readonly element: Json;
}

/** Every interactive element of some blocks, in their order. */
export function elementsOf(blocks: unknown): Found[] {
  if (!Array.isArray(blocks)) return [];
  return (blocks as Json[]).flatMap((block) =>
    elementsIn(block)
      .filter((element) => typeof element.action_id === 'string')
      .map((element) => ({ block, element })),
  );
}

/** The elements of one block. */
export function elementsIn(block: Json): Json[] {
  switch (block.type) {
    case 'input':
      return [block.element as Json];
    case 'section':
      return block.accessory ? [block.accessory as Json] : [];
    case 'actions':
    case 'context_actions':
      return (block.elements as Json[] | undefined) ?? [];
    default:
      return [];
  }
}

/** The element of that `action_id`, in the block given if one is. Throws when there is none. */
export function findElement(blocks: unknown, actionId: string, blockId?: string): Found {
  const found = elementsOf(blocks).find(
    ({ element, block }) =>
      element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  if (found) return found;
  const known = elementsOf(blocks).map(({ element }) => element.action_id);
  throw new Error(`There is no element ${actionId} here; there are: ${known.join(', ') || 'none'}`);
}
