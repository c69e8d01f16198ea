import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface TextLineProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly placeholder?: string;
  /** What is wrong with it; empty when nothing is known to be. */
  readonly problem: string;
  readonly onText: (text: string) => void;
}

/** A labelled line to type in, with its hint and what is wrong with it. */
export function TextLine(props: TextLineProps): JSX.Element {
  const { label, hint, value, placeholder = '', problem, onText } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  return (
    <div class={problem ? 'field has-error' : 'field'}>
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        ref={field}
        id={id}
        class="input"
        type="text"
        dir="auto"
        autocomplete="off"
        value={value}
        placeholder={placeholder}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-notes`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <div id={`${id}-notes`}>
        {problem && (
          <p class="error" role="alert">
            {problem}
          </p>
        )}
        <p class="hint">{hint}</p>
      </div>
    </div>
  );
}
