import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Where the focus begins: at something to fill in, not at the button that closes. */
const FIRST = '.dialog-body :is(input, textarea, select), .dialog-foot .button:last-child';

interface DialogProps {
  readonly label: string;
  readonly class?: string;
  /** Escape was pressed. The dialog stays until whoever shows it takes it away. */
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus inside and gives it back afterwards. */
export function Dialog({ label, class: name = '', onEscape, children }: DialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    const before = document.activeElement as HTMLElement | null;
    opened?.showModal();
    opened?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      opened?.close();
      before?.focus?.();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${name}`}
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // A second Escape would close a modal dialog whatever its cancel handler says.
        event.preventDefault();
        event.stopPropagation();
        onEscape();
      }}
    >
      {children}
    </dialog>
  );
}
