import { BLOCK_CHECKS } from '../../src/local-slack/blocks/block-checks';
import { VIEWS } from '../../src/local-slack/blocks/check-view';
import { ACCESSORIES, ACTIONS, INPUTS } from '../../src/local-slack/blocks/element-checks';
import type { Check } from '../../src/local-slack/checks';

/** Slack's limits as its documentation states them, by type and field: that many are taken, and one more is not. */
const DOCUMENTED: [type: string, field: string, most: number][] = [
  ['section', 'text', 3000],
  ['section', 'block_id', 255],
  ['header', 'text', 150],
  ['image', 'image_url', 3000],
  ['image', 'alt_text', 2000],
  ['image', 'title', 2000],
  ['input', 'label', 2000],
  ['input', 'hint', 2000],
  ['markdown', 'text', 12_000],
  ['video', 'title', 199],
  ['video', 'author_name', 49],
  ['button', 'text', 75],
  ['button', 'action_id', 255],
  ['button', 'value', 2000],
  ['button', 'url', 3000],
  ['button', 'accessibility_label', 75],
  ['plain_text_input', 'placeholder', 150],
  ['plain_text_input', 'initial_value', 3000],
  ['static_select', 'placeholder', 150],
  ['modal', 'title', 24],
  ['modal', 'submit', 24],
  ['modal', 'close', 24],
  ['modal', 'private_metadata', 3000],
  ['modal', 'callback_id', 255],
  ['modal', 'external_id', 255],
  ['home', 'private_metadata', 3000],
];

/** How many items a list takes. */
const LISTS: [type: string, field: string, most: number][] = [
  ['section', 'fields', 10],
  ['context', 'elements', 10],
  ['actions', 'elements', 25],
  ['table', 'rows', 100],
  ['static_select', 'options', 100],
  ['static_select', 'option_groups', 100],
  ['checkboxes', 'options', 10],
  ['radio_buttons', 'options', 10],
  ['overflow', 'options', 5],
];

const TYPES: Readonly<Record<string, Check>> = {
  ...ACCESSORIES,
  ...ACTIONS,
  ...INPUTS,
  ...BLOCK_CHECKS.message.types,
  ...BLOCK_CHECKS.modal.types,
  ...VIEWS,
};

function fieldOf(type: string, field: string): Check {
  const check = TYPES[type]?.fields?.[field]?.check;
  if (!check) throw new Error(`${type} has no ${field}`);
  return check;
}

/** A text of that length, as the field wants it: bare, or in a text object. */
function textFor(check: Check, length: number): unknown {
  const words = 'x'.repeat(length);
  return check.says.startsWith('plain text') ? { type: 'plain_text', text: words } : words;
}

it.each(DOCUMENTED)('%s.%s has at most %i characters', (type, field, most) => {
  const check = fieldOf(type, field);

  expect(check(textFor(check, most), '/x')).toEqual([]);
  expect(check(textFor(check, most + 1), '/x').join()).toContain(
    `must be less than ${most + 1} characters [json-pointer:/x`,
  );
});

it.each(LISTS)('%s.%s has at most %i items', (type, field, most) => {
  const check = fieldOf(type, field);

  expect(check(Array(most).fill(null), '/x').join()).not.toContain('items allowed');
  expect(check(Array(most + 1).fill(null), '/x')).toEqual([
    `no more than ${most} items allowed [json-pointer:/x]`,
  ]);
});
