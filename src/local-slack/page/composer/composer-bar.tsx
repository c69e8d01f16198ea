import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { explain } from '../lib/explain';
import { Icon } from '../lib/icons';
import { Menu } from '../lib/menu';
import { useWorkspace } from '../lib/workspace';
import { EmojiPicker } from '../text/emoji-picker';

interface ComposerBarProps {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
  /** Writes something at the caret. */
  readonly onInsert: (text: string) => void;
  readonly isInThread: boolean;
  readonly broadcast: boolean;
  readonly onBroadcast: (broadcast: boolean) => void;
  /** The button that sends. */
  readonly children: ComponentChildren;
}

/** What goes along with the text: files, the app's shortcuts, “also to the channel”. */
export function ComposerBar(props: ComposerBarProps): JSX.Element {
  const { files, onFiles, onInsert, isInThread, broadcast, onBroadcast, children } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      {files.length > 0 && (
        <ul class="attached">
          {files.map((file) => (
            <li key={file.name}>
              {file.name}
              <button
                type="button"
                class="icon-button"
                aria-label={`Leave out ${file.name}`}
                onClick={() => onFiles(files.filter((each) => each !== file))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="composer-bar">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            onFiles([...files, ...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <button
          type="button"
          class="icon-button"
          aria-label="Attach files"
          title="Attach files"
          onClick={() => picker.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <EmojiPicker
          label="Emoji"
          face={<Icon name="smile" />}
          onPick={(name) => onInsert(`:${name}: `)}
        />
        <button
          type="button"
          class="icon-button"
          aria-label="Mention somebody"
          title="Mention somebody"
          onClick={() => onInsert('@')}
        >
          <Icon name="at" />
        </button>
        {!isInThread && <ShortcutMenu />}
        {isInThread && (
          <label class="choice">
            <input
              type="checkbox"
              checked={broadcast}
              onChange={(event) => onBroadcast(event.currentTarget.checked)}
            />
            <span>Also send to the channel</span>
          </label>
        )}
        <span class="grow" />
        {children}
      </div>
    </>
  );
}

function ShortcutMenu(): JSX.Element | null {
  const { state, act, notify } = useWorkspace();
  const shortcuts = state.app.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length === 0) return null;

  async function run(name: string, callbackId: string): Promise<void> {
    const outcome = await act('globalShortcut', callbackId);
    if (!outcome.ok) notify(explain(`“${name}”`, outcome.error));
  }

  return (
    <Menu
      label="Shortcuts"
      face={<Icon name="bolt" />}
      items={shortcuts.map(({ name, description, callbackId }) => ({
        label: name,
        hint: description,
        run: () => void run(name, callbackId),
      }))}
    />
  );
}
