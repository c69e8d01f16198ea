import type { JSX, TargetedInputEvent } from 'preact';
import { textObjectOf } from '../lib/json';
import type { FieldProps } from './field-props';

/** What a phone's keyboard offers. */
const INPUT_MODES: Readonly<Record<string, 'decimal' | 'email' | 'url'>> = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** Something typed, on one line or several. */
export function TextField({
  element,
  value,
  onChange,
  onDone,
  attributes,
}: FieldProps): JSX.Element {
  const isLong = element.multiline === true || element.type === 'rich_text_input';
  const shared = {
    ...attributes,
    class: 'input',
    value: value === null ? '' : String(value),
    placeholder: textObjectOf(element.placeholder),
    maxLength: Number(element.max_length ?? 3000),
    autofocus: element.focus_on_load === true,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.currentTarget.value),
    onChange: onDone,
  };
  if (isLong) return <textarea rows={4} {...shared} />;
  return <input {...shared} type="text" inputMode={INPUT_MODES[String(element.type)] ?? 'text'} />;
}
