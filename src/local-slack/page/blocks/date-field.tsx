import type { JSX } from 'preact';
import { textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import { instantOf, localDateTime } from '../text/wall-clock';
import type { FieldProps } from './field-props';

const INPUT_TYPES: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** A date, a time or both. Both are read in the person's zone and kept as seconds since the epoch. */
export function DateField({ element, value, onChange, attributes }: FieldProps): JSX.Element {
  const { tz } = useWorkspace().state.me;
  const kind = textOf(element.type);
  const isMoment = kind === 'datetimepicker';
  const held = value === null ? '' : String(value);
  return (
    <input
      {...attributes}
      class="input is-narrow"
      type={INPUT_TYPES[kind] ?? 'date'}
      value={isMoment && held ? localDateTime(Number(held), tz) : held}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        if (!typed) onChange(null);
        else onChange(isMoment ? String(instantOf(typed, tz)) : typed);
      }}
    />
  );
}
