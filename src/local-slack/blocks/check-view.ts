import { anything, bool, type Check, check, object, problem, text } from '../checks';
import type { Json } from '../types';
import { checkBlocks } from './check-blocks';
import { plainText } from './text-checks';

const title = plainText(24);
const name = text({ min: 0, max: 255 });

function blocksOf(surface: 'modal' | 'home'): Check {
  return check(`the blocks of a ${surface}`, (blocks, path) =>
    Array.isArray(blocks) ? checkBlocks(blocks, surface, path) : problem('must be an array', path),
  );
}

/** A form that takes entries must be able to send them. */
const canBeSubmitted = check('a submit button where there are input blocks', (view, path) => {
  const { blocks, submit } = view as { blocks: Json[]; submit?: unknown };
  const takesEntries = blocks.some(({ type }) => type === 'input');
  return takesEntries && !submit ? problem('missing required field: submit', path) : [];
});

const common = {
  callback_id: name,
  external_id: name,
  private_metadata: text({ min: 0, max: 3000 }),
  clear_on_close: bool,
  notify_on_close: bool,
};

export const VIEWS: Readonly<Record<'modal' | 'home', Check>> = {
  modal: object({
    required: { type: anything, title, blocks: blocksOf('modal') },
    optional: { ...common, submit: title, close: title, submit_disabled: bool },
    whole: canBeSubmitted,
  }),
  home: object({
    required: { type: anything, blocks: blocksOf('home') },
    optional: common,
  }),
};

/** What Slack would refuse about a view, each with its path. */
export function checkView(view: Json, surface: 'modal' | 'home'): string[] {
  if (view.type !== surface) return problem(`must be a ${surface}`, '/view/type');
  return VIEWS[surface](view, '/view');
}
