import type { ComponentChildren, JSX } from 'preact';
import type { Message } from '../../types';
import { useWorkspace } from '../lib/workspace';
import { dayKey, dayName } from '../text/dates';
import { MessageItem } from './message';
import { useStickyScroll } from './use-sticky-scroll';

const SAME_BREATH_SECONDS = 300;

interface MessageListProps {
  readonly messages: readonly Message[];
  readonly label: string;
  readonly inThread?: boolean;
  /** How often the reader has sent something from below the list. */
  readonly sent: number;
  /** Shown above the first message. */
  readonly children?: ComponentChildren;
}

/** Messages by day and by person; stays at the newest unless the reader has scrolled up. */
export function MessageList({
  messages,
  label,
  inThread = false,
  sent,
  children,
}: MessageListProps): JSX.Element {
  const { place } = useWorkspace();
  const isHere = messages.some(({ ts }) => ts === place.message);
  const target = isHere ? `m-${inThread ? 't-' : ''}${place.message}` : '';
  const { box, content, hasMore, toNewest } = useStickyScroll(messages.at(-1)?.ts, target, sent);

  return (
    <div class="scroller-frame">
      <div class="scroller" ref={box} role="log" aria-label={label} tabIndex={-1}>
        <div ref={content}>
          {children}
          {messages.map((message, index) => (
            <Entry
              key={message.ts}
              message={message}
              before={messages[index - 1]}
              inThread={inThread}
            />
          ))}
        </div>
      </div>
      {hasMore && (
        <button type="button" class="button to-newest" onClick={toNewest}>
          ↓ New messages
        </button>
      )}
    </div>
  );
}

interface EntryProps {
  readonly message: Message;
  readonly before: Message | undefined;
  readonly inThread: boolean;
}

function Entry({ message, before, inThread }: EntryProps): JSX.Element {
  const { state } = useWorkspace();
  const { tz } = state.me;
  const at = Number(message.ts);
  const isNewDay = !before || dayKey(at, tz) !== dayKey(Number(before.ts), tz);
  const followsRoot = inThread && before?.ts === message.thread_ts;
  const name = dayName(at, tz, state.now / 1000);
  return (
    <>
      {inThread && followsRoot && <div class="root-end" />}
      {isNewDay && !inThread && (
        <h3 class="day">
          <span>{name}</span>
        </h3>
      )}
      <MessageItem
        message={message}
        follows={!isNewDay && !followsRoot && follows(message, before)}
        inThread={inThread}
      />
    </>
  );
}

function follows(message: Message, before: Message | undefined): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.bot_id === message.bot_id &&
    before.subtype === message.subtype &&
    before.ephemeralFor === message.ephemeralFor &&
    Number(message.ts) - Number(before.ts) < SAME_BREATH_SECONDS
  );
}
