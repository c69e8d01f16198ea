import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Fault, FaultKind } from '../../faults/fault';
import { FAULT_FIELDS, FAULT_KINDS } from '../../faults/fault-kinds';

interface FaultFormProps {
  readonly kind: FaultKind;
  readonly onSwitchOn: (fault: Fault) => void;
}

type FieldName = keyof typeof FAULT_FIELDS;

/** One kind of fault, what it can be told, and the switch. */
export function FaultForm({ kind, onSwitchOn }: FaultFormProps): JSX.Element {
  const { title, does, needs, may } = FAULT_KINDS[kind];
  const fields = [...needs, ...may];

  function switchOn(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const entries = fields.flatMap((name) => settingOf(name, String(given.get(name) ?? '')));
    // The workspace checks it, and says what does not fit.
    onSwitchOn({ kind, ...Object.fromEntries(entries) } as Fault);
  }

  return (
    <form class="fault-kind" aria-label={title} onSubmit={switchOn}>
      <h3>{title}</h3>
      <p class="faint">{does.replaceAll('`', '')}</p>
      <div class="fault-fields">
        {fields.map((name) => (
          <Field key={name} name={name} isNeeded={needs.includes(name)} />
        ))}
      </div>
      <button type="submit" class="button">
        Switch on
      </button>
    </form>
  );
}

function settingOf(name: FieldName, text: string): [FieldName, string | number][] {
  const value = text.trim();
  if (value === '') return [];
  return [[name, FAULT_FIELDS[name].type === 'number' ? Number(value) : value]];
}

function Field({
  name,
  isNeeded,
}: {
  readonly name: FieldName;
  readonly isNeeded: boolean;
}): JSX.Element {
  const id = useId();
  const { label, example, type, min, max, choices } = FAULT_FIELDS[name];
  return (
    <div>
      <label for={id}>{label}</label>
      {choices ? (
        <select id={id} name={name} class="input" defaultValue={String(example)}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name={name}
          class="input"
          type={type}
          min={min}
          max={max}
          list={`fault-${name}`}
          required={isNeeded}
          defaultValue={isNeeded ? String(example) : ''}
          placeholder={isNeeded ? '' : (WITHOUT[name] ?? '')}
        />
      )}
    </div>
  );
}

/** What leaving a field empty means. */
const WITHOUT: Partial<Record<FieldName, string>> = {
  method: 'every method',
  event: 'every event',
  times: 'until switched off',
};
