import type { Json } from '../types';

/** What the client says about an entry that does not fit its field. */
export function fieldProblem(element: Json, entry: Json | undefined): string | undefined {
  const value = entry?.value;
  if (typeof value === 'string') return textProblem(element, value) ?? kindProblem(element, value);
  const chosen = Object.values(entry ?? {}).find(Array.isArray) as unknown[] | undefined;
  const most = element.max_selected_items;
  if (chosen && typeof most === 'number' && chosen.length > most) {
    return `Choose no more than ${most}.`;
  }
  return undefined;
}

function textProblem(element: Json, value: string): string | undefined {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? (element.type === 'plain_text_input' ? 3000 : 1000));
  if (value.length < least) return `Must be at least ${least} characters.`;
  if (value.length > most) return `Must be less than ${most + 1} characters.`;
  return undefined;
}

function kindProblem(element: Json, value: string): string | undefined {
  switch (element.type) {
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return /^\S+@\S+$/.test(value) ? undefined : 'Enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Enter a valid URL.';
    default:
      return undefined;
  }
}

function numberProblem(element: Json, value: string): string | undefined {
  const pattern = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return 'Enter a number.';
  if (Number(value) < Number(element.min_value ?? Number.NEGATIVE_INFINITY)) {
    return `Must be at least ${String(element.min_value)}.`;
  }
  if (Number(value) > Number(element.max_value ?? Number.POSITIVE_INFINITY)) {
    return `Must be at most ${String(element.max_value)}.`;
  }
  return undefined;
}
