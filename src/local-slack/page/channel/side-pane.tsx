import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { Composer } from '../composer/composer';
import { Icon } from '../lib/icons';
import { threadOf, useWorkspace } from '../lib/workspace';
import { Editing } from '../messages/editing';
import { MessageItem } from '../messages/message';
import { MessageList } from '../messages/message-list';

/** Beside the channel: a thread, or what is pinned. */
export function SidePane({ channel }: { readonly channel: PageChannel }): JSX.Element | null {
  const { place } = useWorkspace();
  if (place.thread) return <ThreadPane key={place.thread} channel={channel} root={place.thread} />;
  return place.pins ? <PinsPane channel={channel} /> : null;
}

interface PaneProps {
  readonly title: string;
  /** Where it belongs. */
  readonly subtitle: string;
  readonly children: ComponentChildren;
}

function Pane({ title, subtitle, children }: PaneProps): JSX.Element {
  const { go } = useWorkspace();
  const close = (): void => go({ thread: '', pins: false });
  useReturningFocus();
  return (
    <aside
      class="side-pane"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="channel-head channel-head-row">
        <h2>{title}</h2>
        <span class="topic">{subtitle}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={`Close ${title.toLowerCase()}`}
          title="Close (Escape)"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <Editing>{children}</Editing>
    </aside>
  );
}

/** Whatever had the focus before has it again afterwards. */
function useReturningFocus(): void {
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    return () => before?.focus?.();
  }, []);
}

function ThreadPane({
  channel,
  root,
}: {
  readonly channel: PageChannel;
  readonly root: string;
}): JSX.Element {
  const [sent, setSent] = useState(0);
  const messages = threadOf(channel, root);
  return (
    <Pane title="Thread" subtitle={nameOf(channel)}>
      <MessageList messages={messages} label="Thread" sent={sent} inThread>
        {messages.length === 0 && <p class="faint intro">This thread is gone.</p>}
      </MessageList>
      {messages.length > 0 && channel.isMember && !channel.isArchived && (
        <Composer
          channel={channel.id}
          threadTs={root}
          placeholder="Reply…"
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
    <Pane title="Pinned" subtitle={nameOf(channel)}>
      <div class="scroller">
        {pinned.length === 0 && (
          <p class="faint intro">
            Nothing is pinned here. A message’s ⋮ menu has “Pin to channel”.
          </p>
        )}
        {pinned.map((message) => (
          <div class="pinned" key={message.ts}>
            <MessageItem message={message} follows={false} inThread />
            <button type="button" class="link" onClick={() => go({ message: message.ts, tab: '' })}>
              Show in the channel
            </button>
          </div>
        ))}
      </div>
    </Pane>
  );
}

function nameOf({ name, isDirect }: PageChannel): string {
  return isDirect ? name : `#${name}`;
}
