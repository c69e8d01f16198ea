import { type Check, check, list, problem } from '../checks';
import { isObject } from '../json';
import type { Json } from '../types';
import { BLOCK_CHECKS, type Surface } from './block-checks';
import { elementsIn, elementsOf } from './elements-of';

export const MOST_BLOCKS: Readonly<Record<Surface, number>> = {
  message: 50,
  modal: 100,
  home: 100,
};
/** Summed over all blocks of their kind in one message. */
const MARKDOWN_CHARACTERS = 12_000;
const TABLE_CHARACTERS = 10_000;

/** What Slack would refuse about some blocks, each with its path; empty when it would take them. */
export function checkBlocks(
  blocks: readonly unknown[],
  surface: Surface,
  path = '/blocks',
): string[] {
  const each = list(BLOCK_CHECKS[surface], { min: 0, max: MOST_BLOCKS[surface] })(blocks, path);
  return each.length > 0 ? each : TOGETHER.flatMap((check) => check(blocks, path));
}

const uniqueBlockIds = check('every block_id is unique', (blocks, path) => {
  const ids = (blocks as Json[]).map((block) => block.block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? problem(`\`block_id\` must be unique: ${String(id)}`, `${path}/${index}/block_id`)
      : [],
  );
});

const uniqueActionIds = check('every action_id is unique within its block', (blocks, path) =>
  (blocks as Json[]).flatMap((block, index) => {
    const ids = elementsIn(block)
      .map((element) => element.action_id)
      .filter((id) => id !== undefined);
    return new Set(ids).size < ids.length
      ? problem('`action_id` must be unique within a block', `${path}/${index}/elements`)
      : [];
  }),
);

const oneFocus = check('one element at most has focus_on_load', (blocks, path) => {
  const focused = elementsOf(blocks).filter(({ element }) => element.focus_on_load === true);
  return focused.length > 1 ? problem('only one element may have focus_on_load', path) : [];
});

const markdownTotal = check(
  `all markdown blocks together have at most ${MARKDOWN_CHARACTERS} characters`,
  (blocks, path) => {
    const total = ofType(blocks, 'markdown').reduce(
      (sum, { text }) => sum + String(text).length,
      0,
    );
    return total > MARKDOWN_CHARACTERS
      ? problem(`markdown blocks must be less than ${MARKDOWN_CHARACTERS + 1} characters`, path)
      : [];
  },
);

const tableTotal = check(
  `all tables together have at most ${TABLE_CHARACTERS} characters`,
  (blocks, path) => {
    const total = ofType(blocks, 'table').reduce((sum, { rows }) => sum + characters(rows), 0);
    return total > TABLE_CHARACTERS
      ? problem(`tables must be less than ${TABLE_CHARACTERS + 1} characters`, path)
      : [];
  },
);

/** What holds between the blocks of a message or a view. */
export const TOGETHER: readonly Check[] = [
  uniqueBlockIds,
  uniqueActionIds,
  oneFocus,
  markdownTotal,
  tableTotal,
];

function ofType(blocks: unknown, type: string): Json[] {
  return (blocks as Json[]).filter((block) => block.type === type);
}

/** How many characters of text stand anywhere in a value. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + characters(each), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce<number>((sum, each) => sum + characters(each), own);
}
