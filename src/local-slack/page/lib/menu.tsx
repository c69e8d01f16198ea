import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PlainText } from '../text/mrkdwn-view';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  readonly isDanger?: boolean;
  readonly hint?: string;
}

interface MenuProps {
  /** What a screen reader says. */
  readonly label: string;
  readonly face: ComponentChildren;
  readonly items: readonly MenuItem[];
  readonly buttonClass?: string;
}

/** A button with a list of things to do; arrows move, Escape closes. */
export function Menu({ label, face, items, buttonClass = 'icon-button' }: MenuProps): JSX.Element {
  return (
    <Popover label={label} face={face} buttonClass={buttonClass}>
      {(close) => (
        <div class="menu" role="menu" aria-label={label} onKeyDown={moveFocus}>
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              class={item.isDanger ? 'menu-item is-danger' : 'menu-item'}
              onClick={(event) => {
                close(isByKey(event));
                item.run();
              }}
            >
              <PlainText text={item.label} />
              {item.hint && <span class="hint">{item.hint}</span>}
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}

/** Enter and the space bar click without a pointer. */
function isByKey({ detail }: MouseEvent): boolean {
  return detail === 0;
}

/** Arrows lead from one item of a menu to the next. */
export function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = stepOf(event.key);
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items.at((at + step) % items.length)?.focus();
}

/** Which way an arrow leads through a list; 0 for other keys. */
export function stepOf(key: string): number {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : 0;
}

interface PopoverProps {
  readonly label: string;
  readonly face: ComponentChildren;
  readonly buttonClass?: string;
  /** The face has words of its own, which are the button's name; the label only explains it. */
  readonly isNamedByFace?: boolean;
  /** Closed by a key, the focus goes back to the button. */
  readonly children: (close: (byKey?: boolean) => void) => ComponentChildren;
}

/** Something that opens at a button, and closes by Escape or by a click elsewhere. */
export function Popover({
  label,
  face,
  buttonClass = 'icon-button',
  isNamedByFace = false,
  children,
}: PopoverProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  function close(byKey = false): void {
    setOpen(false);
    if (byKey) button.current?.focus();
  }

  useLayoutEffect(() => {
    if (!isOpen || !root.current || !panel.current || !button.current) return;
    // In the browser's top layer nothing around it can cut it off.
    panel.current.showPopover();
    placeBeside(panel.current, button.current);
    panel.current.querySelector<HTMLElement>('input, [role^=menuitem], button')?.focus();
    return closeFromOutside(root.current, close);
  }, [isOpen]);

  return (
    <span class={isOpen ? 'popover-root is-open' : 'popover-root'} ref={root}>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={isNamedByFace ? undefined : label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div class="popover" popover="manual" ref={panel}>
          {children(close)}
        </div>
      )}
    </span>
  );
}

const MARGIN_PX = 8;
const GAP_PX = 4;

/** Below the button where there is room, else above it; never beyond the window. */
function placeBeside(panel: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const isAtTheRight = at.left + at.width / 2 > innerWidth / 2;
  const left = isAtTheRight ? at.right - width : at.left;
  const below = at.bottom + GAP_PX;
  const fitsBelow = below + height + MARGIN_PX <= innerHeight;
  const top = fitsBelow ? below : at.top - GAP_PX - height;
  panel.style.left = `${within(left, innerWidth - width)}px`;
  panel.style.top = `${within(top, innerHeight - height)}px`;
}

function within(wanted: number, room: number): number {
  return Math.max(MARGIN_PX, Math.min(wanted, room - MARGIN_PX));
}

/** Calls back on Escape inside and on a press outside. Returns how to stop. */
function closeFromOutside(root: HTMLElement, close: (byKey: boolean) => void): () => void {
  const onPointer = (event: Event): void => {
    if (!root.contains(event.target as Node)) close(false);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    close(true);
  };
  document.addEventListener('pointerdown', onPointer);
  root.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('pointerdown', onPointer);
    root.removeEventListener('keydown', onKey);
  };
}
