import type { InputBlock, KnownBlock, ModalView, Option } from '@slack/types';
import { cut } from '../../../domain/words/cut';
import type { Choice, Field, Form, Message } from '../../../report/message';
import { limits } from '../limits';
import { blocksOf } from '../render/blocks';
import { plainText } from '../render/buttons';
import { withinMost } from '../render/message';
import { type FormMetadata, packMetadata } from './metadata';

type Question = Exclude<Field, { readonly type: 'says' }>;

/**
 * A form as the modal Slack shows. Its blocks are named after the fields, since Slack wants mistakes by block,
 * and so are the elements in them.
 * Throws RangeError where `carry` is too long to come back.
 */
export function viewOf(form: Form, opened: Omit<FormMetadata, 'carry'> = {}): ModalView {
  const blocks = form.fields.flatMap(fieldBlocks).slice(0, limits.blocksPerView);
  return {
    type: 'modal',
    callback_id: form.form,
    private_metadata: packMetadata({ ...opened, carry: form.carry }),
    title: plainText(form.title, limits.viewTitle),
    submit: plainText(form.submit, limits.viewButton),
    close: plainText('Cancel', limits.viewButton),
    blocks,
  };
}

function fieldBlocks(field: Field): KnownBlock[] {
  if (field.type === 'says') {
    const blocks = field.pieces.flatMap((piece) => blocksOf(piece, false));
    return blocks.map((block, at) => ({ ...block, block_id: `${field.name}:${at}` }));
  }
  const element = elementOf(field);
  return element ? [inputBlock(field, element)] : [];
}

function inputBlock(field: Question, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label, limits.inputLabel),
    optional: field.isOptional === true,
    ...(field.hint ? { hint: plainText(field.hint, limits.inputHint) } : {}),
    element,
  };
}

/** Undefined for a choice among nothing: Slack would refuse the whole form. */
function elementOf(field: Question): InputBlock['element'] | undefined {
  switch (field.type) {
    case 'line':
    case 'words':
      return textInput(field);
    case 'choice':
      return field.choices.length > 0 ? select(field) : undefined;
    case 'ticks':
      return field.choices.length > 0 ? ticks(field) : undefined;
    case 'person':
      return {
        type: 'users_select',
        action_id: field.name,
        ...given('initial_user', field.initial),
      };
    case 'date':
      return { type: 'datepicker', action_id: field.name, ...given('initial_date', field.initial) };
    case 'time':
      return { type: 'timepicker', action_id: field.name, ...given('initial_time', field.initial) };
    default:
      return field satisfies never;
  }
}

function textInput(field: Extract<Question, { type: 'line' | 'words' }>): InputBlock['element'] {
  const most = Math.min(field.maxLength ?? limits.inputText, limits.inputText);
  const initial = field.initial === undefined ? undefined : cut(field.initial, most);
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.type === 'words',
    max_length: most,
    ...given('initial_value', initial),
    ...(field.placeholder ? { placeholder: plainText(field.placeholder, limits.placeholder) } : {}),
  };
}

function select(field: Extract<Question, { type: 'choice' }>): InputBlock['element'] {
  const options = optionsOf(field.choices, limits.options);
  const initial = options.find((option) => option.value === field.initial);
  return {
    type: 'static_select',
    action_id: field.name,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

function ticks(field: Extract<Question, { type: 'ticks' }>): InputBlock['element'] {
  const options = optionsOf(field.choices, limits.options);
  const initial = options.filter((option) => field.initial?.includes(option.value ?? ''));
  const chosen = initial.length > 0 ? { initial_options: initial } : {};
  return options.length > limits.ticks
    ? { type: 'multi_static_select', action_id: field.name, options, ...chosen }
    : { type: 'checkboxes', action_id: field.name, options, ...chosen };
}

function optionsOf(choices: readonly Choice[], most: number): (Option & { text: PlainText })[] {
  return choices
    .slice(0, most)
    .map(({ value, label }) => ({ text: plainText(label, limits.optionLabel), value }));
}

type PlainText = ReturnType<typeof plainText>;

/** The property, unless there is nothing to put in it: Slack refuses empty ones. */
function given<Name extends string>(
  name: Name,
  value: string | undefined,
): Record<Name, string> | object {
  return value === undefined || value === '' ? {} : { [name]: value };
}

/** Messages as a window with nothing to fill in. */
export function noticeView(messages: readonly Message[]): ModalView {
  const pieces = messages.flatMap((message) => message.pieces);
  const blocks = pieces.flatMap((piece) => blocksOf(piece, false));
  return {
    type: 'modal',
    title: plainText('Hindsight', limits.viewTitle),
    close: plainText('Close', limits.viewButton),
    blocks: withinMost(blocks, limits.blocksPerView),
  };
}
