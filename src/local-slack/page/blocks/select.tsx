import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { textObjectOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import type { FieldProps } from './field-props';
import { type Option, type OptionGroup, optionGroupsOf } from './options';

const FILTER_FROM = 9;

/** One of several. The browser's own list: it works with every keyboard, reader and phone. */
export function Select({ element, value, onChange, attributes }: FieldProps): JSX.Element {
  const { state } = useWorkspace();
  const groups = optionGroupsOf(element, state);
  return (
    <select
      {...attributes}
      class="input"
      value={value === null ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="">{textObjectOf(element.placeholder) || 'Choose…'}</option>
      {groups.map((group) =>
        group.label ? (
          <optgroup label={group.label}>{group.options.map(optionNode)}</optgroup>
        ) : (
          group.options.map(optionNode)
        ),
      )}
    </select>
  );
}

function optionNode({ value, label }: Option): JSX.Element {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

/** Several of several, as a list of ticks with a filter once it is long. */
export function MultiSelect({ element, value, onChange, attributes }: FieldProps): JSX.Element {
  const { state } = useWorkspace();
  const [filter, setFilter] = useState('');
  const groups = optionGroupsOf(element, state);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const count = groups.reduce((sum, group) => sum + group.options.length, 0);
  const toggle = (option: string): void =>
    onChange(
      chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option],
    );
  return (
    <div class="multi">
      {count >= FILTER_FROM && (
        <input
          class="input"
          type="search"
          placeholder={textObjectOf(element.placeholder) || 'Filter'}
          aria-label="Filter the choices"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <div class="multi-list">
        {groups.map((group) => (
          <Ticks
            group={group}
            filter={filter}
            chosen={chosen}
            isDisabled={attributes.disabled ?? false}
            onToggle={toggle}
          />
        ))}
        {count === 0 && <span class="faint">There is nothing to choose from.</span>}
      </div>
    </div>
  );
}

interface TicksProps {
  readonly group: OptionGroup;
  readonly filter: string;
  readonly chosen: readonly string[];
  readonly isDisabled: boolean;
  readonly onToggle: (value: string) => void;
}

function Ticks({ group, filter, chosen, isDisabled, onToggle }: TicksProps): JSX.Element {
  const wanted = filter.toLowerCase();
  return (
    <>
      {group.label && <div class="faint">{group.label}</div>}
      {group.options
        .filter(({ label }) => label.toLowerCase().includes(wanted))
        .map(({ value, label }) => (
          <label class="choice" key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={isDisabled}
              onChange={() => onToggle(value)}
            />
            <span>{label}</span>
          </label>
        ))}
    </>
  );
}
