import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Message } from '../../types';
import { Icon } from '../lib/icons';
import { stepOf } from '../lib/menu';
import { useWorkspace } from '../lib/workspace';
import { dayKey, dayName } from '../text/dates';
import { MessageItem } from './message';
import { FIRST_NEW, useStickyScroll } from './use-sticky-scroll';

const SAME_BREATH_SECONDS = 300;
/** As many as are drawn at once; older ones come when they are asked for. */
const PAGE_SIZE = 150;
/** What is drawn above a message that a link leads to. */
const BEFORE_TARGET = 20;

interface MessageListProps {
  readonly messages: readonly Message[];
  readonly label: string;
  readonly inThread?: boolean;
  /** How often the reader has sent something from below the list. */
  readonly sent: number;
  /** `ts` of the last message the reader knew when they came; empty when they knew all. */
  readonly newSince?: string;
  /** Shown above the first message. */
  readonly children?: ComponentChildren;
}

/** Messages by day and by person; stays at the newest unless the reader has scrolled up. */
export function MessageList(props: MessageListProps): JSX.Element {
  const { messages, label, inThread = false, sent, newSince = '', children } = props;
  const { place, state } = useWorkspace();
  const targetAt = messages.findIndex(({ ts }) => ts === place.message);
  const target = targetAt < 0 ? '' : `m-${inThread ? 't-' : ''}${place.message}`;
  const [start, showFrom] = useStart(messages.length, targetAt);
  const { box, content, below, toNewest } = useStickyScroll({
    newest: messages.at(-1)?.ts,
    target,
    sent,
  });
  const firstNew = newSince
    ? messages.findIndex(({ ts, user }) => ts > newSince && user !== state.me.id)
    : -1;

  return (
    <div class="scroller-frame">
      <div
        class="scroller"
        ref={box}
        role="log"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        onKeyDown={moveBetweenMessages}
      >
        <div ref={content}>
          {start > 0 ? (
            <button
              type="button"
              class="button earlier"
              onClick={() => showFrom(start - PAGE_SIZE)}
            >
              Show earlier messages
            </button>
          ) : (
            children
          )}
          {messages.slice(start).map((message, index) => (
            <Entry
              key={message.ts}
              message={message}
              before={messages[start + index - 1]}
              inThread={inThread}
              isFirstNew={firstNew > 0 && start + index === firstNew}
            />
          ))}
        </div>
      </div>
      {below !== 'nothing' && (
        <button type="button" class="button to-newest" onClick={toNewest}>
          <Icon name="down" /> {below === 'new' ? 'New messages' : 'Jump to newest'}
        </button>
      )}
    </div>
  );
}

/** From which message on the list is drawn, and how to have more. */
function useStart(count: number, targetAt: number): [number, (start: number) => void] {
  const [wanted, setWanted] = useState(() => count - PAGE_SIZE);
  const withTarget = targetAt < 0 ? wanted : Math.min(wanted, targetAt - BEFORE_TARGET);
  return [Math.max(0, Math.min(withTarget, count - 1)), setWanted];
}

/** Arrows lead from one message to the next. */
function moveBetweenMessages(event: TargetedKeyboardEvent<HTMLElement>): void {
  const step = stepOf(event.key);
  const from = event.target as HTMLElement;
  if (!step || !(from === event.currentTarget || from.matches('article'))) return;
  const articles = [...event.currentTarget.querySelectorAll<HTMLElement>('article')];
  const at = articles.indexOf(from);
  const next = at < 0 ? articles.at(-1) : articles[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface EntryProps {
  readonly message: Message;
  readonly before: Message | undefined;
  readonly inThread: boolean;
  readonly isFirstNew: boolean;
}

function Entry({ message, before, inThread, isFirstNew }: EntryProps): JSX.Element {
  const { state } = useWorkspace();
  const { tz } = state.me;
  const at = Number(message.ts);
  const isNewDay = !before || dayKey(at, tz) !== dayKey(Number(before.ts), tz);
  const followsRoot = inThread && before?.ts === message.thread_ts;
  return (
    <>
      {followsRoot && <div class="root-end" />}
      {isNewDay && !inThread && (
        <h3 class="day">
          <span>{dayName(at, tz, state.now / 1000)}</span>
        </h3>
      )}
      {isFirstNew && (
        <div class="first-new" id={FIRST_NEW}>
          <span>New</span>
        </div>
      )}
      <MessageItem
        message={message}
        follows={!isNewDay && !followsRoot && !isFirstNew && follows(message, before)}
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
    // Answers to different questions, however close.
    !message.ephemeralFor &&
    !before.ephemeralFor &&
    Number(message.ts) - Number(before.ts) < SAME_BREATH_SECONDS
  );
}
