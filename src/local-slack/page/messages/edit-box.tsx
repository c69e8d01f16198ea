import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../types';
import { SuggestionList } from '../composer/suggestion-list';
import { useCompletion } from '../composer/use-completion';
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
  const completion = useCompletion(text, setText, field, false);
  useEffect(() => {
    const end = text.length;
    field.current?.focus();
    field.current?.setSelectionRange(end, end);
    field.current?.closest('article')?.scrollIntoView({ block: 'nearest' });
  }, []);

  /** Back to where one writes, as before. */
  function leave(): void {
    const composer = field.current?.closest('main, aside')?.querySelector('.composer textarea');
    onDone();
    (composer as HTMLElement | null | undefined)?.focus();
  }

  async function save(): Promise<void> {
    const outcome =
      text.trim() === '' ? { ok: true } : await attempt('edit', message.channel, message.ts, text);
    if (outcome.ok) leave();
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
    if (completion.onKey(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void save();
  }

  return (
    <div class="edit-box">
      <textarea
        ref={field}
        class="input"
        aria-label="Edit message"
        rows={Math.min(12, text.split('\n').length + 1)}
        value={text}
        {...completion.attributes}
        onInput={(event) => {
          completion.onCaret();
          setText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onKeyUp={completion.onCaret}
        onClick={completion.onCaret}
      />
      <SuggestionList {...completion} />
      <span class="hint grow">Escape to cancel, Enter to save</span>
      <button type="button" class="button" onClick={leave}>
        Cancel
      </button>
      <button type="button" class="button primary" onClick={() => void save()}>
        Save
      </button>
    </div>
  );
}
