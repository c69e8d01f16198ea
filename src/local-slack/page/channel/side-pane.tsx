import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { Composer } from '../composer/composer';
import { useDraft } from '../composer/use-draft';
import { Icon } from '../lib/icons';
import { threadOf, useWorkspace } from '../lib/workspace';
import { MessageItem } from '../messages/message';
import { MessageList } from '../messages/message-list';

/** Beside the channel: a thread, or what is pinned. */
export function SidePane({ channel }: { readonly channel: PageChannel }): JSX.Element | null {
  const { place } = useWorkspace();
  if (place.thread) return <ThreadPane key={place.thread} channel={channel} root={place.thread} />;
  return place.pins ? <PinsPane channel={channel} /> : null;
}

function Pane({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { go } = useWorkspace();
  return (
    <aside class="side-pane" aria-label={title}>
      <header class="channel-head channel-head-row">
        <h2>{title}</h2>
        <span class="grow" />
        <button
          type="button"
          class="icon-button"
          aria-label={`Close ${title.toLowerCase()}`}
          onClick={() => go({ thread: '', pins: false })}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </aside>
  );
}

function ThreadPane({
  channel,
  root,
}: {
  readonly channel: PageChannel;
  readonly root: string;
}): JSX.Element {
  const { place } = useWorkspace();
  const [draft, setDraft] = useDraft(`${place.as} ${channel.id} ${root}`);
  const [sent, setSent] = useState(0);
  const messages = threadOf(channel, root);
  return (
    <Pane title="Thread">
      <MessageList messages={messages} label="Thread" sent={sent} inThread>
        {messages.length === 0 && <p class="faint intro">This thread is gone.</p>}
      </MessageList>
      {messages.length > 0 && channel.isMember && !channel.isArchived && (
        <Composer
          channel={channel.id}
          threadTs={root}
          placeholder="Reply…"
          draft={draft}
          onDraft={setDraft}
          onSend={() => setSent(sent + 1)}
        />
      )}
    </Pane>
  );
}

function PinsPane({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { go } = useWorkspace();
  const pinned = channel.messages.filter(({ ts }) => channel.pins.includes(ts));
  return (
    <Pane title="Pinned">
      <div class="scroller">
        {pinned.length === 0 && (
          <p class="faint intro">
            Nothing is pinned here. A message’s ⋯ menu has “Pin to channel”.
          </p>
        )}
        {pinned.map((message) => (
          <div class="pinned" key={message.ts}>
            <MessageItem message={message} follows={false} inThread />
            <button
              type="button"
              class="link"
              onClick={() => go({ message: message.ts, tab: 'messages' })}
            >
              Show in the channel
            </button>
          </div>
        ))}
      </div>
    </Pane>
  );
}
