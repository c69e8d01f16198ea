import type { Answers } from '../../report/message';

/** What was written in a field; nothing is an empty text. */
export function given(answers: Answers, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value : '';
}

export function ticked(answers: Answers, name: string, value: string): boolean {
  const values = answers[name];
  return Array.isArray(values) && values.includes(value);
}
