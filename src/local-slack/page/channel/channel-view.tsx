import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { Composer } from '../composer/composer';
import { draftKey, writeDraft } from '../composer/use-draft';
import { Markdown } from '../files/markdown';
import { useLeaving, useReading } from '../lib/use-reading';
import { mainMessages, useWorkspace } from '../lib/workspace';
import { Editing } from '../messages/editing';
import { MessageList } from '../messages/message-list';
import { ChannelHeader } from './channel-header';
import { ChannelIntro } from './channel-intro';

/** A channel: its head, and its messages or its canvas. */
export function ChannelView({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { place, state } = useWorkspace();
  return (
    <>
      <ChannelHeader channel={channel} />
      {place.tab === 'canvas' && channel.canvas !== undefined ? (
        <div class="scroller canvas">
          <Markdown text={channel.canvas} />
        </div>
      ) : (
        <Conversation key={`${state.me.id} ${channel.id}`} channel={channel} />
      )}
    </>
  );
}

/** The messages of a channel and, for those who may write there, the place to write. */
export function Conversation({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { me } = useWorkspace().state;
  const [sent, setSent] = useState(0);
  const [newSince, setNewSince] = useState(channel.unread > 0 ? channel.lastRead : '');
  useReading(channel);
  useLeaving(() => setNewSince(channel.messages.at(-1)?.ts ?? ''));

  function suggest(text: string): void {
    writeDraft(draftKey(me.id, channel.id), text);
    document.querySelector<HTMLTextAreaElement>('.main .composer textarea')?.focus();
  }

  function onSend(): void {
    setSent(sent + 1);
    setNewSince('');
  }

  const name = channel.isDirect ? channel.name : `#${channel.name}`;
  return (
    <Editing>
      <MessageList
        messages={mainMessages(channel)}
        label={`Messages in ${name}`}
        sent={sent}
        newSince={newSince}
      >
        <ChannelIntro channel={channel} onDraft={suggest} />
      </MessageList>
      {channel.isMember && !channel.isArchived ? (
        <Composer channel={channel.id} placeholder={`Message ${name}`} onSend={onSend} />
      ) : (
        <Outside channel={channel} />
      )}
    </Editing>
  );
}

function Outside({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { attempt, state } = useWorkspace();
  const isStaff = !state.me.isGuest && !state.me.isStranger;
  if (channel.isArchived) {
    return (
      <p class="outside">
        #{channel.name} is archived. It can be read, not written to.
        {isStaff && (
          <button
            type="button"
            class="button"
            onClick={() => void attempt('unarchive', channel.id)}
          >
            Unarchive channel
          </button>
        )}
      </p>
    );
  }
  return (
    <p class="outside">
      You are looking at <strong>#{channel.name}</strong>.
      <button type="button" class="button primary" onClick={() => void attempt('join', channel.id)}>
        Join channel
      </button>
    </p>
  );
}
