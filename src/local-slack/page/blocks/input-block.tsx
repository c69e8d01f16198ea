import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Json } from '../../types';
import { recordOf, textObjectOf, textOf } from '../lib/json';
import { PlainText } from '../text/mrkdwn-view';
import { Element } from './element';
import { useSurface } from './surface';

const GROUPS: ReadonlySet<unknown> = new Set(['checkboxes', 'radio_buttons']);

/** A labelled field, with its hint and what is wrong with it. */
export function InputBlock({ block }: { readonly block: Json }): JSX.Element {
  const id = useId();
  const error = useSurface()?.errors[textOf(block.block_id)];
  const element = recordOf(block.element);
  const isGroup = GROUPS.has(element.type) || textOf(element.type).startsWith('multi_');
  const Label = isGroup ? 'div' : 'label';
  return (
    <div
      class={error ? 'field has-error' : 'field'}
      {...(isGroup ? { role: 'group', 'aria-labelledby': `${id}-label` } : {})}
    >
      <Label class="field-label" id={`${id}-label`} {...(isGroup ? {} : { for: id })}>
        <PlainText text={textObjectOf(block.label)} />
        {block.optional === true && <span class="faint"> (optional)</span>}
      </Label>
      <Element
        block={block}
        element={element}
        id={id}
        describedBy={`${id}-notes`}
        isInvalid={Boolean(error)}
      />
      <div id={`${id}-notes`}>
        {error && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
        {block.hint ? (
          <p class="hint">
            <PlainText text={textObjectOf(block.hint)} />
          </p>
        ) : null}
      </div>
    </div>
  );
}
