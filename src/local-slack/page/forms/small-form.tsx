import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../lib/dialog';
import { Icon } from '../lib/icons';

interface SmallFormProps {
  readonly title: string;
  readonly submitLabel: string;
  /** Resolves once it is known whether it worked. */
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A form of the workspace's own: a few fields, and one thing to do with them. */
export function SmallForm(props: SmallFormProps): JSX.Element {
  const { title, submitLabel, onSubmit, onClose, children } = props;
  const [isBusy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    await onSubmit();
    setBusy(false);
  }

  return (
    <Dialog label={title} class="is-small" onEscape={onClose}>
      <form class="form" noValidate onSubmit={(event) => void submit(event)}>
        <header class="dialog-head">
          <h2>{title}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div class="dialog-body">{children}</div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={isBusy}>
            {submitLabel}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
