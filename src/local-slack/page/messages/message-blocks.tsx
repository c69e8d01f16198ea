import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { FieldValue } from '../../given';
import type { Message } from '../../types';
import { Blocks } from '../blocks/blocks';
import { type Surface, SurfaceContext } from '../blocks/surface';
import { initialValue } from '../blocks/values';
import { FilePreview } from '../files/file-preview';
import { explain } from '../lib/explain';
import { recordsOf, textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import { unescapeEntities } from '../text/mrkdwn';
import { Mrkdwn, PlainText } from '../text/mrkdwn-view';
import { isSystemMessage, systemText } from './system-message';

/** What a message says: blocks, text, attachments and files. */
export function MessageContent({ message }: { readonly message: Message }): JSX.Element {
  const { state } = useWorkspace();
  const files = recordsOf(message.files).map((file) => ({
    file: state.files.find(({ id }) => id === file.id),
    name: textOf(file.name),
  }));
  return (
    <>
      <Said message={message} />
      {recordsOf(message.attachments).map((attachment) => (
        <div
          class="attachment"
          style={
            attachment.color ? { borderColor: `#${textOf(attachment.color).replace('#', '')}` } : {}
          }
        >
          {textOf(attachment.text) && <Mrkdwn text={textOf(attachment.text)} />}
          <PressableBlocks message={message} blocks={recordsOf(attachment.blocks)} />
        </div>
      ))}
      {files.map(({ file, name }) =>
        file ? (
          <FilePreview key={file.id} file={file} />
        ) : (
          <p class="faint">{name || 'A file'} was deleted.</p>
        ),
      )}
    </>
  );
}

function Said({ message }: { readonly message: Message }): JSX.Element | null {
  if (isSystemMessage(message)) return <SystemText message={message} />;
  const blocks = message.blocks ?? [];
  // What people type is marked up in the text; its block only repeats it.
  const isTyped = !message.bot_id && blocks.every(({ type }) => type === 'rich_text');
  if (blocks.length > 0 && !isTyped) return <PressableBlocks message={message} blocks={blocks} />;
  return message.text ? <Folded text={message.text} /> : null;
}

const LONGEST_SHOWN = 3000;
const MOST_LINES = 40;

/** What somebody wrote; something very long shows its beginning until more is asked for. */
function Folded({ text }: { readonly text: string }): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > LONGEST_SHOWN || text.split('\n').length > MOST_LINES;
  if (!isLong) return <Mrkdwn text={text} />;
  return (
    <>
      <div class={isWhole ? '' : 'folded'}>
        <Mrkdwn text={text} />
      </div>
      <button type="button" class="link" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? 'Show less' : 'Show more'}
      </button>
    </>
  );
}

function SystemText({ message }: { readonly message: Message }): JSX.Element {
  const text = systemText(message);
  const quotes = message.subtype === 'channel_topic' || message.subtype === 'channel_purpose';
  if (!quotes) return <Mrkdwn text={text} />;
  return (
    <div class="text">
      <PlainText text={unescapeEntities(text)} />
    </div>
  );
}

function PressableBlocks({
  message,
  blocks,
}: {
  readonly message: Message;
  readonly blocks: Message['blocks'];
}): JSX.Element {
  const { act, notify } = useWorkspace();
  const [chosen, setChosen] = useState<Readonly<Record<string, FieldValue>>>({});
  const surface = useMemo(
    (): Surface => ({
      errors: {},
      press: async (actionId, choice) => {
        const outcome = await act('press', message.channel, message.ts, actionId, choice);
        if (!outcome.ok) notify(explain('This', outcome.error));
      },
      type: (actionId, value) => setChosen((before) => ({ ...before, [actionId]: value })),
      held: (_block, element) => {
        const own = chosen[textOf(element.action_id)];
        return own === undefined ? initialValue(element) : own;
      },
    }),
    [message.channel, message.ts, chosen, act, notify],
  );
  return (
    <SurfaceContext.Provider value={surface}>
      <Blocks blocks={blocks ?? []} />
    </SurfaceContext.Provider>
  );
}
