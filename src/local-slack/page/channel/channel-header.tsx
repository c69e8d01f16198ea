import type { JSX } from 'preact';
import type { PageChannel } from '../../page-state';
import { Icon } from '../lib/icons';
import { useWorkspace } from '../lib/workspace';
import { emojiOrName } from '../text/emoji';
import { unescapeEntities } from '../text/mrkdwn';
import { PlainText, SafeLink } from '../text/mrkdwn-view';
import { ChannelMenu } from './channel-menu';
import { Members } from './members';
import { SidebarButton } from './sidebar-button';

/** Name, topic, people, pins, canvas and bookmarks of a channel. */
export function ChannelHeader({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { place, go } = useWorkspace();
  // A topic takes no formatting: docs.slack.dev, conversations.setTopic.
  const topic = unescapeEntities(channel.topic);
  return (
    <header class="channel-head">
      <div class="channel-head-row">
        <SidebarButton />
        <h1>
          {!channel.isDirect && <Icon name={channel.isPrivate ? 'lock' : 'hash'} />}
          <span class="channel-name">{channel.name}</span>
        </h1>
        <ChannelMenu key={channel.id} channel={channel} />
        {channel.isArchived && <span class="badge">archived</span>}
        <span class="topic" title={topic}>
          <PlainText text={topic} />
        </span>
        <button
          type="button"
          class="icon-button"
          aria-pressed={place.pins}
          aria-label={`${channel.pins.length} pinned`}
          title="Pinned messages"
          onClick={() => go({ pins: !place.pins, thread: '' })}
        >
          <Icon name="pin" /> {channel.pins.length}
        </button>
        <Members channel={channel} />
      </div>
      <Tabs channel={channel} />
    </header>
  );
}

function Tabs({ channel }: { readonly channel: PageChannel }): JSX.Element | null {
  const { place, go } = useWorkspace();
  const hasCanvas = channel.canvas !== undefined;
  if (!hasCanvas && channel.bookmarks.length === 0) return null;
  return (
    <nav class="tabs" aria-label="Parts of the channel">
      <button
        type="button"
        aria-current={place.tab !== 'canvas' ? 'page' : undefined}
        onClick={() => go({ tab: '' })}
      >
        Messages
      </button>
      {hasCanvas && (
        <button
          type="button"
          aria-current={place.tab === 'canvas' ? 'page' : undefined}
          onClick={() => go({ tab: 'canvas' })}
        >
          <Icon name="canvas" /> {channel.canvasTitle || 'Canvas'}
        </button>
      )}
      {channel.bookmarks.map(({ id, title, link, emoji }) => (
        <SafeLink key={id} url={link}>
          {emoji ? `${emojiOrName(emoji.replaceAll(':', ''))} ` : ''}
          {title}
        </SafeLink>
      ))}
    </nav>
  );
}
