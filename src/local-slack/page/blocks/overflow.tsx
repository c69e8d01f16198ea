import type { JSX } from 'preact';
import type { Json } from '../../types';
import { recordsOf, textObjectOf, textOf } from '../lib/json';
import { Menu } from '../lib/menu';

/** The “⋯” of a block. */
export function Overflow({
  element,
  onPick,
}: {
  readonly element: Json;
  readonly onPick: (value: string) => void;
}): JSX.Element {
  return (
    <Menu
      label="More actions"
      face="⋯"
      buttonClass="button"
      items={recordsOf(element.options).map((option) => ({
        label: textObjectOf(option.text),
        run: () => {
          const url = textOf(option.url);
          if (/^https?:/i.test(url)) window.open(url, '_blank', 'noopener');
          onPick(textOf(option.value));
        },
      }))}
    />
  );
}
