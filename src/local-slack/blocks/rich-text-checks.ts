import {
  anything,
  bool,
  byType,
  type Check,
  list,
  matching,
  number,
  object,
  oneOf,
  text,
} from '../checks';

const style = object({
  optional: Object.fromEntries(
    [
      'bold',
      'italic',
      'strike',
      'code',
      'underline',
      'highlight',
      'client_highlight',
      'unlink',
    ].map((name) => [name, bool]),
  ),
});

function inline(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return object({ required: { type: anything, ...required }, optional: { style, ...optional } });
}

const id = (letters: string): Check =>
  matching(new RegExp(`^[${letters}][A-Z0-9]+$`), 'a valid id');

const words = inline({ text: text() });
const link = inline({ url: text() }, { text: text(), unsafe: bool });

const INLINE = byType({
  text: words,
  link,
  user: inline({ user_id: id('UW') }),
  usergroup: inline({ usergroup_id: id('S') }),
  channel: inline({ channel_id: id('CGD') }),
  team: inline({ team_id: id('T') }),
  broadcast: inline({ range: oneOf('here', 'channel', 'everyone') }),
  emoji: inline({ name: text() }, { unicode: text(), url: text(), skin_tone: number() }),
  date: inline({ timestamp: number(), format: text() }, { url: text(), fallback: text() }),
  color: inline({ value: text() }),
});

const border = oneOf(0, 1);

function paragraph(elements: Check, optional: Readonly<Record<string, Check>> = {}): Check {
  return object({ required: { type: anything, elements }, optional });
}

const section = paragraph(list(INLINE, { min: 0 }));

const PARAGRAPHS = byType({
  rich_text_section: section,
  rich_text_quote: paragraph(list(INLINE, { min: 0 }), { border }),
  rich_text_preformatted: paragraph(list(byType({ text: words, link }), { min: 0 }), {
    border,
    language: text(),
  }),
  rich_text_list: object({
    required: {
      type: anything,
      elements: list(byType({ rich_text_section: section }), { min: 0 }),
      style: oneOf('bullet', 'ordered'),
    },
    optional: { indent: number({ min: 0, max: 8 }), offset: number({ min: 0 }), border },
  }),
});

export const richTextBlock = object({
  required: { type: anything, elements: list(PARAGRAPHS, { min: 0 }) },
  optional: { block_id: text({ max: 255 }) },
});
