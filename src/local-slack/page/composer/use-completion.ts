import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { stepOf } from '../lib/menu';
import { useWorkspace } from '../lib/workspace';
import { complete, type Suggestion } from './completion';

export interface CompletionControl {
  readonly suggestions: readonly Suggestion[];
  readonly selected: number;
  readonly onPick: (suggestion: Suggestion) => void;
  readonly onCaret: () => void;
  /** True when the key was for the list. */
  readonly onKey: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/** The list under the caret: arrows choose, Tab and Enter take, Escape puts it away. */
export function useCompletion(
  draft: string,
  onDraft: (text: string) => void,
  field: { readonly current: HTMLTextAreaElement | null },
): CompletionControl {
  const { state } = useWorkspace();
  const [caret, setCaret] = useState(0);
  const [selected, setSelected] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const at = Math.min(caret, draft.length);
  const { start, suggestions: found } = complete(draft, at, state);
  const suggestions = draft === '' || dismissed === draft ? [] : found;

  function onPick({ insert }: Suggestion): void {
    const text = `${draft.slice(0, start)}${insert} ${draft.slice(at)}`;
    onDraft(text);
    setCaret(start + insert.length + 1);
    setSelected(0);
    field.current?.focus();
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

  return {
    suggestions,
    selected: Math.min(selected, Math.max(0, suggestions.length - 1)),
    onPick,
    onCaret,
    onKey,
  };
}
