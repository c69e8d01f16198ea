import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { Composer } from '../composer/composer';
import { useDraft } from '../composer/use-draft';
import { Markdown } from '../files/markdown';
import { useReading } from '../lib/use-reading';
import { mainMessages, useWorkspace } from '../lib/workspace';
import { MessageList } from '../messages/message-list';
import { ChannelHeader } from './channel-header';
import { ChannelIntro } from './channel-intro';

/** A channel: its head, and its messages or its canvas. */
export function ChannelView({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { place } = useWorkspace();
  return (
    <>
      <ChannelHeader channel={channel} />
      {place.tab === 'canvas' && channel.canvas !== undefined ? (
        <div class="scroller canvas">
          <Markdown text={channel.canvas} />
        </div>
      ) : (
        <Conversation key={`${place.as} ${channel.id}`} channel={channel} />
      )}
    </>
  );
}

/** The messages of a channel and, for those who may write there, the place to write. */
export function Conversation({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { place } = useWorkspace();
  const [draft, setDraft] = useDraft(`${place.as} ${channel.id}`);
  const [sent, setSent] = useState(0);
  useReading(channel);

  function suggest(text: string): void {
    setDraft(text);
    document.querySelector<HTMLTextAreaElement>('.main .composer textarea')?.focus();
  }

  const name = channel.isDirect ? channel.name : `#${channel.name}`;
  return (
    <>
      <MessageList messages={mainMessages(channel)} label={`Messages in ${name}`} sent={sent}>
        <ChannelIntro channel={channel} onDraft={suggest} />
      </MessageList>
      {channel.isMember && !channel.isArchived ? (
        <Composer
          channel={channel.id}
          placeholder={`Message ${name}`}
          draft={draft}
          onDraft={setDraft}
          onSend={() => setSent(sent + 1)}
        />
      ) : (
        <Outside channel={channel} />
      )}
    </>
  );
}

function Outside({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { attempt } = useWorkspace();
  if (channel.isArchived)
    return <p class="outside">#{channel.name} is archived. It can be read, not written to.</p>;
  return (
    <p class="outside">
      You are looking at <strong>#{channel.name}</strong>.
      <button type="button" class="button primary" onClick={() => void attempt('join', channel.id)}>
        Join channel
      </button>
    </p>
  );
}
