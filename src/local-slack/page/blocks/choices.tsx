import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { recordsOf, textOf } from '../lib/json';
import { TextObject } from '../text/mrkdwn-view';
import type { FieldProps } from './field-props';

export function Checkboxes(props: FieldProps): JSX.Element {
  const { value, onChange } = props;
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <Choices
      {...props}
      kind="checkbox"
      chosen={chosen}
      onPick={(option) =>
        onChange(
          chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option],
        )
      }
    />
  );
}

export function Radios(props: FieldProps): JSX.Element {
  const chosen = typeof props.value === 'string' ? [props.value] : [];
  return <Choices {...props} kind="radio" chosen={chosen} onPick={props.onChange} />;
}

interface ChoicesProps extends FieldProps {
  readonly kind: 'checkbox' | 'radio';
  readonly chosen: readonly string[];
  readonly onPick: (option: string) => void;
}

function Choices({ element, kind, chosen, onPick, attributes }: ChoicesProps): JSX.Element {
  const name = useId();
  return (
    <div class="choices">
      {recordsOf(element.options).map((option) => {
        const value = textOf(option.value);
        return (
          <label class="choice" key={value}>
            <input
              type={kind}
              name={name}
              checked={chosen.includes(value)}
              disabled={attributes.disabled}
              onChange={() => onPick(value)}
            />
            <span>
              <TextObject value={option.text} />
              {option.description ? (
                <span class="hint">
                  <TextObject value={option.description} />
                </span>
              ) : null}
            </span>
          </label>
        );
      })}
    </div>
  );
}
