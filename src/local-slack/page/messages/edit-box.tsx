import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../types';
import { useWorkspace } from '../lib/workspace';
import { asTyped } from '../text/as-typed';

/** One's own message, to be put otherwise. */
export function EditBox({
  message,
  onDone,
}: {
  readonly message: Message;
  readonly onDone: () => void;
}): JSX.Element {
  const { state, attempt } = useWorkspace();
  const [text, setText] = useState(asTyped(message.text, state));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function save(): Promise<void> {
    const outcome =
      text.trim() === '' ? { ok: true } : await attempt('edit', message.channel, message.ts, text);
    if (outcome.ok) onDone();
  }

  return (
    <div class="edit-box">
      <textarea
        ref={field}
        class="input"
        aria-label="Edit message"
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <button type="button" class="button" onClick={onDone}>
        Cancel
      </button>
      <button type="button" class="button primary" onClick={() => void save()}>
        Save
      </button>
    </div>
  );
}
