import type { FieldValue } from '../given';
import type { Json } from '../types';
import { elementsOf } from './elements-of';
import { initialIn } from './initial-value';

type Values = Record<string, Record<string, Json>>;

/** Where each kind of element keeps what was chosen, in `state.values`. */
const SLOTS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  rich_text_input: 'rich_text_value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  file_input: 'files',
};

/** `state.values` of a view or a message before anybody has touched it. */
export function initialValues(body: Json): Values {
  const values: Values = {};
  for (const { block, element } of elementsOf(body.blocks)) {
    const slot = SLOTS[String(element.type)];
    if (!slot || element.type === 'overflow') continue;
    const blockId = String(block.block_id);
    values[blockId] = {
      ...values[blockId],
      [String(element.action_id)]: { type: element.type, [slot]: initialOf(element, slot) },
    };
  }
  return values;
}

function initialOf(element: Json, slot: string): unknown {
  return initialIn(element) ?? (slot.endsWith('s') ? [] : null);
}

/** What an element's entry becomes when somebody enters `value`. Throws for a choice that is not offered. */
export function enteredValue(element: Json, value: FieldValue): Json {
  const type = String(element.type);
  const slot = SLOTS[type];
  if (!slot) throw new Error(`Nothing can be entered into a ${type}`);
  return { type, [slot]: slotValue(element, slot, value) };
}

function slotValue(element: Json, slot: string, value: FieldValue): unknown {
  if (slot === 'selected_option') return value === null ? null : optionOf(element, String(value));
  if (slot === 'selected_options') return listOf(value).map((each) => optionOf(element, each));
  if (slot.endsWith('s')) return listOf(value);
  if (slot === 'selected_date_time') return value === null ? null : Number(value);
  if (slot === 'rich_text_value') return value === null ? null : richText(String(value));
  // An emptied text field is null, not an empty string.
  return value === '' ? null : value;
}

function listOf(value: FieldValue): readonly string[] {
  if (value === null) return [];
  return typeof value === 'string' ? [value] : value;
}

function optionOf(element: Json, value: string): Json {
  const groups = (element.option_groups as { options: Json[] }[] | undefined) ?? [];
  const options = [
    ...((element.options as Json[] | undefined) ?? []),
    ...groups.flatMap((group) => group.options),
  ];
  const option = options.find((each) => each.value === value);
  if (!option) throw new Error(`${String(element.action_id)} does not offer ${value}`);
  return option;
}

function richText(text: string): Json {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  };
}

/** Whether an entry holds nothing. */
export function isEmptyValue(entry: Json | undefined): boolean {
  const [value] = Object.entries(entry ?? {}).flatMap(([name, held]) =>
    name === 'type' ? [] : [held],
  );
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
