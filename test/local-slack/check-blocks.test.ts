import { checkBlocks } from '../../src/local-slack/blocks/check-blocks';
import { checkView } from '../../src/local-slack/blocks/check-view';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (fields: object = {}) => ({
  type: 'button',
  action_id: 'go',
  text: plain('Go'),
  ...fields,
});
const option = (value: string) => ({ text: plain(value), value });
const select = (fields: object) => ({ type: 'static_select', action_id: 'pick', ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const times = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

const GOOD: [string, object][] = [
  ['a section', section('hello')],
  ['fields', { type: 'section', fields: [mrkdwn('one'), plain('two')] }],
  ['an accessory', { ...section('x'), accessory: button() }],
  ['a header', { type: 'header', text: plain('x'.repeat(150)) }],
  ['a divider', { type: 'divider' }],
  ['a context', { type: 'context', elements: [mrkdwn('small')] }],
  ['an image', { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'x' }],
  ['an image of ours', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'x' }],
  ['a menu', actions(select({ options: [option('a')], initial_option: option('a') }))],
  ['rich text', richText({ type: 'text', text: 'x', style: { bold: true } })],
  ['markdown', { type: 'markdown', text: '# x' }],
  ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }],
];

it.each(GOOD)('takes %s', (_name, block) => {
  expect(checkBlocks([block], 'message')).toEqual([]);
});

const BAD: [string, object, string][] = [
  [
    'a long text',
    section('x'.repeat(3001)),
    'less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['an empty text', section(''), 'more than 0 characters [json-pointer:/blocks/0/text/text]'],
  [
    'a confirmation that asks nothing',
    actions(button({ confirm: { title: plain('Sure?') } })),
    'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
  ],
  ['a section of nothing', { type: 'section' }, 'must provide text or fields'],
  [
    'eleven fields',
    { type: 'section', fields: times(11, () => plain('x')) },
    'no more than 10 items',
  ],
  ['a long header', { type: 'header', text: plain('x'.repeat(151)) }, 'less than 151 characters'],
  ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, 'unsupported type: mrkdwn'],
  ['an unknown block', { type: 'sectoin' }, 'unsupported type: sectoin'],
  ['a block without a type', {}, 'missing required field: type'],
  ['an unknown field', { type: 'divider', text: 'x' }, 'invalid additional property: text'],
  ['an input in a message', input({ type: 'plain_text_input' }), 'unsupported type: input'],
  ['an unknown element', actions({ type: 'knob' }), 'unsupported type: knob'],
  ['an empty row', actions(), 'no fewer than 1 items'],
  ['26 buttons', actions(...times(26, (n) => button({ action_id: `${n}` }))), 'no more than 25'],
  ['a long label', actions(button({ text: plain('x'.repeat(76)) })), 'less than 76 characters'],
  ['a long value', actions(button({ value: 'x'.repeat(2001) })), 'less than 2001 characters'],
  ['an odd style', actions(button({ style: 'default' })), 'must be one of: primary, danger'],
  ['a menu of nothing', actions(select({ options: [] })), 'no fewer than 1 items'],
  ['a long option', actions(select({ options: [option('x'.repeat(76))] })), 'less than 76'],
  [
    '101 options',
    actions(select({ options: times(101, (n) => option(`${n}`)) })),
    'no more than 100',
  ],
  ['a menu without options', actions(select({})), 'exactly one of: options, option_groups'],
  [
    'a stray initial option',
    actions(select({ options: [option('a')], initial_option: option('b') })),
    'must be one of the options',
  ],
  [
    'six overflow options',
    actions({ type: 'overflow', options: times(6, (n) => option(`${n}`)) }),
    'no more than 5',
  ],
  ['twins in a row', actions(button(), button()), '`action_id` must be unique'],
  [
    'an image without words',
    { type: 'image', image_url: 'https://a.example' },
    'missing required field: alt_text',
  ],
  [
    'an image of nothing',
    { type: 'image', alt_text: 'x' },
    'exactly one of: image_url, slack_file',
  ],
  ['empty rich text', richText({ type: 'text', text: '' }), 'more than 0 characters'],
  ['unknown rich text', richText({ type: 'shout', text: 'x' }), 'unsupported type: shout'],
  [
    'a wide table',
    { type: 'table', rows: [times(21, () => ({ type: 'raw_text', text: 'x' }))] },
    'no more than 20',
  ],
  [
    'a table of too much',
    { type: 'table', rows: [[{ type: 'raw_text', text: 'x'.repeat(10_001) }]] },
    'tables must be less than 10001 characters',
  ],
];

it.each(BAD)('refuses %s', (_name, block, words) => {
  expect(checkBlocks([block], 'message').join('\n')).toContain(words);
});

it('refuses more than 50 blocks in a message', () => {
  expect(
    checkBlocks(
      times(51, () => section('x')),
      'message',
    ).join(),
  ).toContain('no more than 50');
});

it('refuses two blocks of one name', () => {
  const twin = { type: 'divider', block_id: 'same' };

  expect(checkBlocks([twin, twin], 'message').join()).toContain('must be unique: same');
});

it('adds up the markdown of a message', () => {
  const half = { type: 'markdown', text: 'x'.repeat(6001) };

  expect(checkBlocks([half, half], 'message').join()).toContain('less than 12001 characters');
});

describe('a form', () => {
  const form = (fields: object = {}) => ({
    type: 'modal',
    title: plain('Title'),
    submit: plain('Send'),
    blocks: [input({ type: 'plain_text_input', action_id: 'a' })],
    ...fields,
  });

  it('is taken when it is whole', () => {
    expect(checkView(form(), 'modal')).toEqual([]);
  });

  it.each([
    ['a long title', form({ title: plain('x'.repeat(25)) }), 'less than 25 characters'],
    ['no title', form({ title: undefined }), 'missing required field: title'],
    ['no way to send', form({ submit: undefined }), 'missing required field: submit'],
    ['long metadata', form({ private_metadata: 'x'.repeat(3001) }), 'less than 3001 characters'],
    ['markdown', form({ blocks: [{ type: 'markdown', text: 'x' }] }), 'unsupported type: markdown'],
    ['what Slack added', form({ hash: '1.2' }), 'invalid additional property: hash'],
    ['101 blocks', form({ blocks: times(101, () => ({ type: 'divider' })) }), 'no more than 100'],
    ['the wrong kind', { type: 'home', blocks: [] }, 'must be a modal'],
  ])('is refused with %s', (_name, view, words) => {
    expect(checkView(view, 'modal').join('\n')).toContain(words);
  });
});
