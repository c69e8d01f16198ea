import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { stepOf } from '../lib/menu';
import { useWorkspace } from '../lib/workspace';
import { complete, type Suggestion } from './completion';
import { replaceRange, writeAtCaret } from './replace-range';

export interface CompletionControl {
  readonly suggestions: readonly Suggestion[];
  readonly selected: number;
  readonly listId: string;
  /** What tells a screen reader of the list, for the field. */
  readonly attributes: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls'?: string;
    readonly 'aria-activedescendant'?: string;
  };
  readonly onPick: (suggestion: Suggestion) => void;
  readonly onPoint: (index: number) => void;
  /** Writes something at the caret. */
  readonly insert: (text: string) => void;
  readonly onCaret: () => void;
  /** True when the key was for the list. */
  readonly onKey: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/** The list under the caret: arrows choose, Tab and Enter take, Escape puts it away. */
export function useCompletion(
  draft: string,
  onDraft: (text: string) => void,
  field: { readonly current: HTMLTextAreaElement | null },
  takesCommands = true,
): CompletionControl {
  const { state } = useWorkspace();
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [selected, setSelected] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const at = Math.min(caret, draft.length);
  const { start, suggestions: found } = complete(draft, at, state, takesCommands);
  const suggestions = draft === '' || dismissed === draft ? [] : found;

  const writing = (): Parameters<typeof writeAtCaret>[0] => ({
    text: draft,
    field: field.current,
    onText: onDraft,
  });

  function onPick({ insert }: Suggestion): void {
    setCaret(replaceRange(writing(), start, at, `${insert} `));
    setSelected(0);
  }

  function onKey(event: TargetedKeyboardEvent<HTMLTextAreaElement>): boolean {
    const current = suggestions[selected] ?? suggestions[0];
    if (!current) return false;
    const step = stepOf(event.key);
    const isWritten = draft.slice(start, at) === current.insert;
    if (step) setSelected((selected + step + suggestions.length) % suggestions.length);
    else if (event.key === 'Escape') setDismissed(draft);
    else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isWritten))
      onPick(current);
    else return false;
    event.preventDefault();
    return true;
  }

  function onCaret(): void {
    setCaret(field.current?.selectionStart ?? draft.length);
  }

  const current = Math.min(selected, Math.max(0, suggestions.length - 1));
  return {
    suggestions,
    selected: current,
    listId,
    attributes: attributesFor(listId, suggestions.length > 0 ? current : undefined),
    onPick,
    onPoint: setSelected,
    insert: (words) => setCaret(writeAtCaret(writing(), words)),
    onCaret,
    onKey,
  };
}

function attributesFor(
  listId: string,
  current: number | undefined,
): CompletionControl['attributes'] {
  return {
    'aria-autocomplete': 'list',
    ...(current !== undefined && {
      'aria-controls': listId,
      'aria-activedescendant': `${listId}-${current}`,
    }),
  };
}
