import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Popover } from '../lib/menu';
import { emojiOrName, findEmoji, OTHER_EMOJI, QUICK_EMOJI } from './emoji';

const COLUMNS = 8;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

interface EmojiPickerProps {
  readonly label: string;
  readonly face: ComponentChildren;
  readonly buttonClass?: string;
  /** Given the emoji's name, without colons. */
  readonly onPick: (name: string) => void;
}

/** A few emoji at hand, all the others below them, and a way to find one by its name. */
export function EmojiPicker({ onPick, ...button }: EmojiPickerProps): JSX.Element {
  return (
    <Popover {...button}>
      {(close) => (
        <Panel
          onPick={(name) => {
            close();
            onPick(name);
          }}
        />
      )}
    </Popover>
  );
}

function Panel({ onPick }: { readonly onPick: (name: string) => void }): JSX.Element {
  const [wanted, setWanted] = useState('');
  const found = wanted ? findEmoji(wanted, 5 * COLUMNS) : QUICK_EMOJI;
  return (
    <div class="emoji-picker" role="toolbar" aria-label="Emoji" onKeyDown={moveInGrid}>
      <input
        class="input"
        type="search"
        placeholder="Find an emoji by name"
        aria-label="Find an emoji by name"
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !found[0]) return;
          event.preventDefault();
          onPick(found[0]);
        }}
      />
      <div class="emoji-scroll">
        <Grid names={found} onPick={onPick} />
        {!wanted && <Grid names={OTHER_EMOJI} onPick={onPick} />}
        {found.length === 0 && <p class="faint">No emoji has this name.</p>}
      </div>
    </div>
  );
}

function Grid({
  names,
  onPick,
}: {
  readonly names: readonly string[];
  readonly onPick: (name: string) => void;
}): JSX.Element {
  return (
    <div class="emoji-grid">
      {names.map((name) => (
        <button
          type="button"
          class="icon-button"
          key={name}
          title={`:${name}:`}
          aria-label={name}
          onClick={() => onPick(name)}
        >
          {emojiOrName(name)}
        </button>
      ))}
    </div>
  );
}

function moveInGrid(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.emoji-grid button')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  // In the field the arrows left and right move the caret.
  if (at < 0 && Math.abs(step) === 1) return;
  event.preventDefault();
  const next = at < 0 ? 0 : at + step;
  if (next < 0) event.currentTarget.querySelector('input')?.focus();
  else buttons[Math.min(next, buttons.length - 1)]?.focus();
}
