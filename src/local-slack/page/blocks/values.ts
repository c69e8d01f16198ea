import { initialIn } from '../../blocks/initial-value';
import type { FieldValue } from '../../given';
import type { Json } from '../../types';
import { recordOf, recordsOf, textOf } from '../lib/json';

/** What an element holds before anybody has touched it. */
export function initialValue(element: Json): FieldValue {
  return fieldValue(initialIn(element) ?? null);
}

/** What `state.values` of a form says an element holds; undefined where it says nothing. */
export function heldValue(view: Json, blockId: string, actionId: string): FieldValue | undefined {
  const values = recordOf(recordOf(view.state).values);
  const entry = recordOf(recordOf(values[blockId])[actionId]);
  const slot = Object.keys(entry).find((key) => key !== 'type');
  return slot === undefined ? undefined : fieldValue(entry[slot]);
}

/** Options become their values, numbers text, rich text plain text. */
function fieldValue(value: unknown): FieldValue {
  if (Array.isArray(value)) return value.map((each) => scalar(each) ?? '');
  return scalar(value);
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const record = recordOf(value);
  if (record.type === 'rich_text') return richTextAsTyped(record);
  if (typeof record.id === 'string') return record.id;
  return typeof record.value === 'string' ? record.value : null;
}

function richTextAsTyped(node: Json): string {
  if (node.type === 'text') return textOf(node.text);
  if (node.type === 'link') return textOf(node.url);
  return recordsOf(node.elements)
    .map(richTextAsTyped)
    .join(node.type === 'rich_text' ? '\n' : '');
}
