import type { ComponentChildren, JSX } from 'preact';
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

function moveFocus(event: JSX.TargetedKeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  items.at((at + step) % items.length)?.focus();
}

interface PopoverProps {
  readonly label: string;
  readonly face: ComponentChildren;
  readonly buttonClass?: string;
  readonly children: (close: () => void) => ComponentChildren;
}

/** Something that opens at a button, and closes by Escape or by a click elsewhere. */
export function Popover({
  label,
  face,
  buttonClass = 'icon-button',
  children,
}: PopoverProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [isAbove, setAbove] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('input, [role=menuitem], .popover button')?.focus();
    const closeOutside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [isOpen]);

  function toggle(): void {
    const box = button.current?.getBoundingClientRect();
    setAbove((box?.top ?? 0) > window.innerHeight / 2);
    setOpen(!isOpen);
  }

  function closeOnEscape(event: JSX.TargetedKeyboardEvent<HTMLElement>): void {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  }

  return (
    <span
      class={isOpen ? 'popover-root is-open' : 'popover-root'}
      ref={root}
      onKeyDown={closeOnEscape}
    >
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={label}
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
