import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../lib/icons';
import { findPerson, useWorkspace } from '../lib/workspace';
import { ComposerBar } from './composer-bar';
import { SuggestionList } from './suggestion-list';
import { type CompletionControl, useCompletion } from './use-completion';
import { draftKey, useDraft } from './use-draft';
import { useEditingLast } from './use-editing-last';
import { useReceivingFiles } from './use-receiving-files';
import { useSending } from './use-sending';

interface ComposerProps {
  readonly channel: string;
  readonly threadTs?: string;
  readonly placeholder: string;
  readonly onSend: () => void;
}

/** Where one writes: messages, slash commands, mentions, files. */
export function Composer({ channel, threadTs, placeholder, onSend }: ComposerProps): JSX.Element {
  const { me } = useWorkspace().state;
  const [draft, onDraft] = useDraft(draftKey(me.id, channel, threadTs));
  const { problem, pending, clearProblem, send } = useSending(channel, threadTs);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [broadcast, setBroadcast] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const completion = useCompletion(draft, onDraft, field);
  const editLast = useEditingLast(channel, threadTs);
  const receiving = useReceivingFiles((more) => setFiles([...files, ...more]));

  useEffect(() => grow(field.current), [draft]);
  useEffect(() => focusWhereThereAreKeys(field.current), []);

  async function submit(): Promise<void> {
    const text = draft.trim();
    if (text === '' && files.length === 0) return;
    onSend();
    onDraft('');
    setFiles([]);
    const hasArrived = await send(text, files, broadcast);
    if (hasArrived) return;
    setFiles(files);
    // Gives the text back, unless something new has been written meanwhile.
    if (!field.current?.value) onDraft(text);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLTextAreaElement>): void {
    if (completion.onKey(event) || event.isComposing) return;
    if (event.key === 'ArrowUp' && draft === '' && editLast()) event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void submit();
  }

  return (
    <div class="composer" {...receiving}>
      <SuggestionList {...completion} />
      <div class="composer-box">
        <ComposerField
          field={field}
          text={draft}
          placeholder={placeholder}
          completion={completion}
          onKeyDown={onKeyDown}
          onText={(text) => {
            clearProblem();
            onDraft(text);
          }}
        />
        <ComposerBar
          files={files}
          onFiles={setFiles}
          onInsert={completion.insert}
          isInThread={Boolean(threadTs)}
          broadcast={broadcast}
          onBroadcast={setBroadcast}
        >
          <SendButton
            isReady={draft.trim() !== '' || files.length > 0}
            onSend={() => void submit()}
          />
        </ComposerBar>
      </div>
      <ComposerFoot draft={draft} problem={problem} pending={pending}>
        {!threadTs && <SomebodyTyping channel={channel} />}
      </ComposerFoot>
    </div>
  );
}

interface ComposerFieldProps {
  readonly field: { current: HTMLTextAreaElement | null };
  readonly text: string;
  readonly placeholder: string;
  readonly completion: CompletionControl;
  readonly onKeyDown: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onText: (text: string) => void;
}

function ComposerField(props: ComposerFieldProps): JSX.Element {
  const { field, text, placeholder, completion, onKeyDown, onText } = props;
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      value={text}
      placeholder={placeholder}
      aria-label={placeholder}
      {...completion.attributes}
      onInput={(event) => {
        completion.onCaret();
        onText(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
      onKeyUp={completion.onCaret}
      onClick={completion.onCaret}
    />
  );
}

interface SendButtonProps {
  readonly isReady: boolean;
  readonly onSend: () => void;
}

function SendButton({ isReady, onSend }: SendButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button send"
      aria-label="Send"
      title="Send"
      disabled={!isReady}
      onClick={onSend}
    >
      <Icon name="send" />
    </button>
  );
}

interface FootProps {
  readonly draft: string;
  readonly problem: string;
  readonly pending: string;
  /** Shown when there is nothing else to say. */
  readonly children: ComponentChildren;
}

/** What went wrong, what is going on, or how the command that is being typed is used. */
function ComposerFoot({ draft, problem, pending, children }: FootProps): JSX.Element {
  const { app } = useWorkspace().state;
  const command = app.commands.find((each) => draft.startsWith(`${each.command} `));
  return (
    <div class="composer-foot" aria-live="polite">
      {problem && (
        <span class="error" role="alert">
          {problem}
        </span>
      )}
      {!problem && pending && <span>{pending}…</span>}
      {!problem && !pending && command && (
        <span>
          <strong>{command.command}</strong> {command.usageHint}
        </span>
      )}
      {!problem && !pending && !command && children}
    </div>
  );
}

function SomebodyTyping({ channel }: { readonly channel: string }): JSX.Element | null {
  const { state } = useWorkspace();
  const { typing, me } = state;
  if (typing?.channel !== channel || typing.person === me.id) return null;
  return (
    <span>
      <strong>{findPerson(state, typing.person)?.realName}</strong> is typing…
    </span>
  );
}

/** On a phone it would bring the keyboard up. */
function focusWhereThereAreKeys(field: HTMLTextAreaElement | null): void {
  if (!matchMedia('(pointer: coarse)').matches) field?.focus();
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 260)}px`;
}
