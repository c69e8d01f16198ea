import type { Json } from '../../types';

/** Readers of JSON whose shape the app decides: what is missing or of another kind is empty, never an error. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

export function recordsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((each): each is string => typeof each === 'string')
    : [];
}

/** The text of a `plain_text` or `mrkdwn` object, without looking at which it is. */
export function textObjectOf(value: unknown): string {
  return typeof value === 'string' ? value : textOf(recordOf(value).text);
}
