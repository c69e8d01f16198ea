import { answersOf, errorsOf } from '../../../src/adapters/slack/forms/answers';
import { unpackMetadata } from '../../../src/adapters/slack/forms/metadata';
import { viewOf } from '../../../src/adapters/slack/forms/view';
import type { Field, Form } from '../../../src/report/message';

function form(...fields: Field[]): Form {
  return { form: 'start', title: 'Start', submit: 'Go', fields, carry: 'INC-7 and more' };
}

function elementOf(field: Field) {
  const [block] = viewOf(form(field)).blocks;
  return block && 'element' in block ? block.element : undefined;
}

const choices = [
  { value: 'sev1', label: 'SEV1' },
  { value: 'sev2', label: 'SEV2' },
];

test('what a form carries comes back with the channel it was opened in', () => {
  const { private_metadata, callback_id } = viewOf(form(), { channelId: 'C1' });

  expect(callback_id).toBe('start');
  expect(unpackMetadata(private_metadata ?? '')).toEqual({
    carry: 'INC-7 and more',
    channelId: 'C1',
  });
  expect(unpackMetadata(viewOf(form()).private_metadata ?? '')).toEqual({
    carry: 'INC-7 and more',
  });
});

test('a form that carries more than comes back is a mistake of ours', () => {
  expect(() => viewOf({ ...form(), carry: 'x'.repeat(3000) }, { channelId: 'C1' })).toThrow(
    RangeError,
  );
});

test('titles are cut to what Slack shows', () => {
  const view = viewOf({
    ...form(),
    title: 'A title that is much too long',
    submit: 'y'.repeat(40),
  });

  expect(view.title.text).toHaveLength(24);
  expect(view.submit?.text).toHaveLength(24);
});

test('an initial text is cut to what the field takes', () => {
  const element = elementOf({ type: 'words', name: 'w', label: 'W', initial: 'x'.repeat(5000) });

  expect(element).toMatchObject({ multiline: true, max_length: 3000 });
  expect(element && 'initial_value' in element && element.initial_value).toHaveLength(3000);
});

test('a choice begins with its initial value, if that is among them', () => {
  const field = { type: 'choice', name: 'c', label: 'C', choices } as const;

  expect(elementOf({ ...field, initial: 'sev2' })).toMatchObject({
    type: 'static_select',
    initial_option: { value: 'sev2' },
  });
  expect(elementOf({ ...field, initial: 'sev9' })).not.toHaveProperty('initial_option');
});

test('a choice among nothing is left out, since Slack would refuse the form', () => {
  expect(viewOf(form({ type: 'choice', name: 'c', label: 'C', choices: [] })).blocks).toEqual([]);
});

test('more ticks than boxes are possible become a menu', () => {
  const many = Array.from({ length: 11 }, (_, at) => ({ value: `v${at}`, label: `l${at}` }));

  expect(elementOf({ type: 'ticks', name: 't', label: 'T', choices })?.type).toBe('checkboxes');
  expect(elementOf({ type: 'ticks', name: 't', label: 'T', choices: many })?.type).toBe(
    'multi_static_select',
  );
});

test('text between the fields is no question', () => {
  const view = viewOf(form({ type: 'says', name: 's', pieces: [{ piece: 'divider' }] }));

  expect(view.blocks).toEqual([{ type: 'divider', block_id: 's:0' }]);
});

test('answers arrive by field, and what was left empty is missing', () => {
  const answers = answersOf({
    title: { answer: { type: 'plain_text_input', value: 'Down <again>' } },
    empty: { answer: { type: 'plain_text_input', value: null } },
    severity: {
      answer: {
        type: 'static_select',
        selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'sev1' },
      },
    },
    nothing: { answer: { type: 'static_select', selected_option: null } },
    who: { answer: { type: 'users_select', selected_user: 'U1' } },
    due: { answer: { type: 'datepicker', selected_date: '2026-11-30' } },
    ticks: {
      answer: {
        type: 'checkboxes',
        selected_options: [{ text: { type: 'plain_text', text: 'x' }, value: 'a' }],
      },
    },
    none: { answer: { type: 'checkboxes', selected_options: [] } },
  });

  expect(answers).toEqual({
    title: 'Down <again>',
    severity: 'sev1',
    who: 'U1',
    due: '2026-11-30',
    ticks: ['a'],
  });
});

test('a mistake at no question of the form is shown at its first', () => {
  expect(errorsOf({ title: 'Too long.', form: 'Closed.' }, ['title', 'x'])).toEqual({
    title: 'Too long. Closed.',
  });
});
