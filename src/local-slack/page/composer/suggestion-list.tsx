import type { JSX } from 'preact';
import type { Suggestion } from './completion';

interface SuggestionListProps {
  readonly suggestions: readonly Suggestion[];
  readonly selected: number;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** What the word may become. The focus stays in the text. */
export function SuggestionList({
  suggestions,
  selected,
  onPick,
}: SuggestionListProps): JSX.Element | null {
  if (suggestions.length === 0) return null;
  return (
    <div class="suggestions" role="listbox" aria-label="Suggestions">
      {suggestions.map((suggestion, index) => (
        <button
          type="button"
          role="option"
          key={suggestion.insert}
          tabIndex={-1}
          aria-selected={index === selected}
          class={index === selected ? 'menu-item is-selected' : 'menu-item'}
          // Before the text loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(suggestion);
          }}
        >
          <span>{suggestion.label}</span>
          <span class="hint">{suggestion.hint}</span>
        </button>
      ))}
    </div>
  );
}
