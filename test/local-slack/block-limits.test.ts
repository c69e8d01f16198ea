import type { KnownBlock } from '@slack/types';
import { BLOCK_CHECKS, UNKNOWN_HERE } from '../../src/local-slack/blocks/block-checks';
import { VIEWS } from '../../src/local-slack/blocks/check-view';
import { ACCESSORIES, ACTIONS, INPUTS } from '../../src/local-slack/blocks/element-checks';
import type { Check } from '../../src/local-slack/checks';

/** Slack's limits as its documentation states them, by type and field: that many are taken, and one more is not. */
const DOCUMENTED: [type: string, field: string, most: number][] = [
  ['section', 'text', 3000],
  ['section', 'block_id', 255],
  ['header', 'text', 150],
  ['alert', 'text', 200],
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
  ['button', 'confirm.title', 100],
  ['button', 'confirm.text', 300],
  ['button', 'confirm.confirm', 30],
  ['button', 'confirm.deny', 30],
  ['static_select', 'options.*.text', 75],
  ['static_select', 'options.*.value', 75],
  ['static_select', 'options.*.description', 75],
  ['static_select', 'option_groups.*.label', 75],
  ['static_select', 'option_groups.*.options.*.value', 75],
  ['overflow', 'options.*.url', 3000],
  ['checkboxes', 'options.*.text', 75],
  ['checkboxes', 'options.*.description', 75],
  ['radio_buttons', 'options.*.value', 75],
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
  ['static_select', 'option_groups.*.options', 100],
  ['multi_static_select', 'option_groups.*.options', 100],
  ['table', 'rows.*', 20],
  ['checkboxes', 'options', 10],
  ['radio_buttons', 'options', 10],
  ['overflow', 'options', 5],
];

/** The greatest number a field takes. */
const NUMBERS: [type: string, field: string, most: number][] = [
  ['plain_text_input', 'min_length', 3000],
  ['plain_text_input', 'max_length', 3000],
  ['file_input', 'max_files', 10],
];

const TYPES: Readonly<Record<string, Check>> = {
  ...ACCESSORIES,
  ...ACTIONS,
  ...INPUTS,
  ...BLOCK_CHECKS.message.types,
  ...BLOCK_CHECKS.modal.types,
  ...VIEWS,
};

/** The check of a field, by the names on the way to it; `*` is each item of a list. */
function fieldOf(type: string, path: string): Check {
  const step = (check: Check | undefined, name: string) =>
    name === '*' ? check?.item : check?.fields?.[name]?.check;
  const check = path.split('.').reduce(step, TYPES[type]);
  if (!check) throw new Error(`${type} has no ${path}`);
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

it.each(NUMBERS)('%s.%s is at most %i', (type, field, most) => {
  const check = fieldOf(type, field);

  expect(check(most, '/x')).toEqual([]);
  expect(check(most + 1, '/x').join()).toMatch(
    new RegExp(`^must be between \\d and ${most} \\[json-pointer:/x\\]$`),
  );
});

/** Every block of Slack's, as its own types name them, and one they do not have. */
const SLACKS: Readonly<Record<KnownBlock['type'] | 'data_visualization', true>> = {
  actions: true,
  alert: true,
  card: true,
  carousel: true,
  container: true,
  context: true,
  context_actions: true,
  data_table: true,
  data_visualization: true,
  divider: true,
  file: true,
  header: true,
  image: true,
  input: true,
  markdown: true,
  plan: true,
  rich_text: true,
  section: true,
  table: true,
  task_card: true,
  video: true,
};

it('each block of Slack is either known here or said to be refused', () => {
  const known = Object.values(BLOCK_CHECKS).flatMap(({ types = {} }) => Object.keys(types));

  expect([...new Set([...known, ...UNKNOWN_HERE])].sort()).toEqual(Object.keys(SLACKS).sort());
  expect(UNKNOWN_HERE.filter((type) => known.includes(type))).toEqual([]);
});
