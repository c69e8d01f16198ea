import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../types';
import { useWorkspace } from '../lib/workspace';
import { dayKey, dayName } from '../text/dates';
import { MessageItem } from './message';

const SAME_BREATH_SECONDS = 300;
const NEAR_PX = 60;

interface MessageListProps {
  readonly messages: readonly Message[];
  readonly label: string;
  readonly inThread?: boolean;
  /** Shown above the first message. */
  readonly children?: ComponentChildren;
}

/** Messages by day and by person; stays at the newest unless the reader has scrolled up. */
export function MessageList({
  messages,
  label,
  inThread = false,
  children,
}: MessageListProps): JSX.Element {
  const { place } = useWorkspace();
  const { box, content, hasMore, toNewest } = useStickyScroll(messages.at(-1)?.ts);

  useEffect(() => {
    if (place.message)
      document.getElementById(`m-${place.message}`)?.scrollIntoView({ block: 'center' });
  }, [place.message]);

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
  const name = dayName(at, tz, state.now / 1000);
  return (
    <>
      {isNewDay && !inThread && (
        <h3 class="day">
          <span>{name}</span>
        </h3>
      )}
      <MessageItem
        message={message}
        follows={!isNewDay && follows(message, before)}
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

function useStickyScroll(newest: string | undefined): {
  box: { current: HTMLDivElement | null };
  content: { current: HTMLDivElement | null };
  hasMore: boolean;
  toNewest: () => void;
} {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasMore, setHasMore] = useState(false);

  function toNewest(): void {
    isAtEnd.current = true;
    setHasMore(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  useLayoutEffect(() => {
    if (isAtEnd.current) toNewest();
    else setHasMore(true);
  }, [newest]);

  useEffect(() => {
    const scroller = box.current;
    if (!scroller || !content.current) return;
    const note = (): void => {
      const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      isAtEnd.current = below < NEAR_PX;
      if (isAtEnd.current) setHasMore(false);
    };
    // Pictures and previews grow after they are shown.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) scroller.scrollTo({ top: scroller.scrollHeight });
    });
    observer.observe(content.current);
    observer.observe(scroller);
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', note);
    };
  }, []);

  return { box, content, hasMore, toNewest };
}
