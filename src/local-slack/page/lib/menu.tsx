import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
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
              onClick={() => {
                close();
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

function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = stepOf(event.key);
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
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
  readonly children: (close: () => void) => ComponentChildren;
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
  const [isAbove, setAbove] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const opened = root.current;
    if (!isOpen || !opened) return;
    opened.querySelector<HTMLElement>('input, [role=menuitem], .popover button')?.focus();
    return closeFromOutside(opened, (byKey) => {
      setOpen(false);
      if (byKey) button.current?.focus();
    });
  }, [isOpen]);

  function toggle(): void {
    const box = button.current?.getBoundingClientRect();
    setAbove((box?.top ?? 0) > window.innerHeight / 2);
    setOpen(!isOpen);
  }

  return (
    <span class={isOpen ? 'popover-root is-open' : 'popover-root'} ref={root}>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={isNamedByFace ? undefined : label}
        title={label}
        aria-expanded={isOpen}
        onClick={toggle}
      >
        {face}
      </button>
      {isOpen && (
        <div class={isAbove ? 'popover is-above' : 'popover'}>{children(() => setOpen(false))}</div>
      )}
    </span>
  );
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
