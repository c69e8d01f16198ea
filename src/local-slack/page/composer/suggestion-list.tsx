import type { JSX } from 'preact';
import { Avatar } from '../lib/avatar';
import type { Suggestion } from './completion';

interface SuggestionListProps {
  readonly suggestions: readonly Suggestion[];
  readonly selected: number;
  readonly listId: string;
  readonly onPick: (suggestion: Suggestion) => void;
  /** The pointer moved over one of them. */
  readonly onPoint: (index: number) => void;
}

/** What the word may become. The focus stays in the text. */
export function SuggestionList({
  suggestions,
  selected,
  listId,
  onPick,
  onPoint,
}: SuggestionListProps): JSX.Element | null {
  if (suggestions.length === 0) return null;
  return (
    <div class="suggestions" role="listbox" id={listId} aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        <button
          type="button"
          role="option"
          id={`${listId}-${index}`}
          key={suggestion.insert}
          tabIndex={-1}
          aria-selected={index === selected}
          class={index === selected ? 'menu-item is-selected' : 'menu-item'}
          onPointerMove={() => onPoint(index)}
          // Before the text loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          {suggestion.person && <Avatar person={suggestion.person} size={22} />}
          <span class="suggestion-name">{suggestion.label}</span>
          <span class="hint">{suggestion.hint}</span>
        </button>
      ))}
    </div>
  );
}
