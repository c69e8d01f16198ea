import type { JSX } from 'preact';
import type { Json } from '../../types';
import { Dialog } from '../lib/dialog';
import { textObjectOf } from '../lib/json';
import { TextObject } from '../text/mrkdwn-view';

interface ConfirmProps {
  /** A confirmation dialog object. */
  readonly confirm: Json;
  readonly onAnswer: (isSure: boolean) => void;
}

/** “Are you sure?”, in the app's words. */
export function ConfirmDialog({ confirm, onAnswer }: ConfirmProps): JSX.Element {
  const title = textObjectOf(confirm.title) || 'Are you sure?';
  return (
    <Dialog label={title} class="is-small" onEscape={() => onAnswer(false)}>
      <header class="dialog-head">
        <h2>{title}</h2>
      </header>
      <div class="dialog-body">
        <TextObject value={confirm.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => onAnswer(false)}>
          {textObjectOf(confirm.deny) || 'Cancel'}
        </button>
        <button
          type="button"
          class={confirm.style === 'danger' ? 'button danger' : 'button primary'}
          onClick={() => onAnswer(true)}
        >
          {textObjectOf(confirm.confirm) || 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
