import {
  anything,
  bool,
  byType,
  type Check,
  check,
  list,
  number,
  object,
  oneOf,
  problem,
  text,
} from '../checks';
import { isObject } from '../json';
import { ACCESSORIES, ACTIONS, INPUTS } from './element-checks';
import { richTextBlock } from './rich-text-checks';
import { anyText, imageBlock, imageElement, plainText } from './text-checks';

export type Surface = 'message' | 'modal' | 'home';

type Fields = Readonly<Record<string, Check>>;

function block(required: Fields, optional: Fields = {}, whole?: Check): Check {
  return object({
    required: { type: anything, ...required },
    optional: { block_id: text({ max: 255 }), ...optional },
    ...(whole ? { whole } : {}),
  });
}

const saysSomething = check('text or fields', (value, path) =>
  isObject(value) && (value.text || value.fields)
    ? []
    : problem('must provide text or fields', path),
);

const section = block(
  {},
  {
    text: anyText(),
    fields: list(anyText(2000), { min: 1, max: 10 }),
    accessory: byType(ACCESSORIES),
    expand: bool,
  },
  saysSomething,
);

const cell = byType({
  raw_text: object({ required: { type: anything, text: text({ min: 0 }) } }),
  raw_number: object({ required: { type: anything, value: number(), text: text() } }),
  rich_text: richTextBlock,
});

const table = block(
  { rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }) },
  {
    column_settings: list(
      object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: bool } }),
      { min: 0, max: 20 },
    ),
  },
);

const video = block(
  {
    video_url: text({ max: 3000 }),
    thumbnail_url: text({ max: 3000 }),
    alt_text: text({ max: 2000 }),
    title: plainText(199),
  },
  {
    title_url: text({ max: 3000 }),
    author_name: text({ max: 49 }),
    provider_name: text(),
    provider_icon_url: text({ max: 3000 }),
    description: plainText(199),
  },
);

const EVERYWHERE: Fields = {
  section,
  video,
  image: imageBlock,
  rich_text: richTextBlock,
  divider: block({}),
  header: block({ text: plainText(150) }),
  context: block({
    elements: list(byType({ image: imageElement, ...textTypes() }), { min: 1, max: 10 }),
  }),
  actions: block({ elements: list(byType(ACTIONS), { min: 1, max: 25 }) }),
};

function textTypes(): Fields {
  return { plain_text: anyText(), mrkdwn: anyText() };
}

const MESSAGES_ONLY: Fields = {
  table,
  markdown: block({ text: text({ max: 12_000 }) }),
  file: block({ external_id: text(), source: oneOf('remote') }),
  alert: block(
    { text: anyText(200) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
};

const VIEWS_ONLY: Fields = {
  input: block(
    { label: plainText(2000), element: byType(INPUTS) },
    { hint: plainText(2000), optional: bool, dispatch_action: bool },
  ),
};

/** Blocks that Slack takes and this workspace does not know: it refuses them, and draws none. */
export const UNKNOWN_HERE: readonly string[] = [
  'card',
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'data_visualization',
  'plan',
  'task_card',
];

/** The check of one block, wherever it is shown. */
export const BLOCK_CHECKS: Readonly<Record<Surface, Check>> = {
  message: byType({ ...EVERYWHERE, ...MESSAGES_ONLY }),
  modal: byType({ ...EVERYWHERE, ...VIEWS_ONLY }),
  home: byType({ ...EVERYWHERE, ...VIEWS_ONLY }),
};
