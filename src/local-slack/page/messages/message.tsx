import type { JSX, TargetedFocusEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Message, Person } from '../../types';
import { ConfirmDialog } from '../forms/confirm-dialog';
import { Avatar } from '../lib/avatar';
import { Icon } from '../lib/icons';
import { authorOf, findChannel, findPerson, useWorkspace } from '../lib/workspace';
import { asTyped } from '../text/as-typed';
import { clockTime, fullMoment, relativeTime } from '../text/dates';
import { EditBox } from './edit-box';
import { useEditing } from './editing';
import { MessageContent } from './message-blocks';
import { MessageMenu } from './message-menu';
import { Reactions } from './reactions';
import { isSystemMessage } from './system-message';

interface MessageProps {
  readonly message: Message;
  /** The one before it is by the same person, a moment ago. */
  readonly follows: boolean;
  readonly inThread?: boolean;
}

/** One message, with everything that hangs on it. */
export function MessageItem({ message, follows, inThread = false }: MessageProps): JSX.Element {
  const { state, place } = useWorkspace();
  const editing = useEditing();
  const { isNear, attention } = useAttention();
  const [isDeleting, setDeleting] = useState(false);
  const author = authorOf(state, message);
  const isEditing = editing.ts === message.ts;
  return (
    <article
      class={lookOf(message, follows, place.message === message.ts)}
      id={`m-${inThread ? 't-' : ''}${message.ts}`}
      aria-label={`${author?.realName ?? 'Somebody'} at ${clockTime(Number(message.ts), state.me.tz)}`}
      tabIndex={-1}
      {...attention}
    >
      <div class="message-gutter">
        {follows ? <Time message={message} /> : <Avatar person={author} />}
      </div>
      <div class="message-main">
        <Notes message={message} inThread={inThread} />
        {!follows && <Byline message={message} author={author} />}
        {isEditing ? (
          <EditBox message={message} onDone={() => editing.edit('')} />
        ) : (
          <MessageContent message={message} />
        )}
        {message.edited !== undefined && !message.bot_id && <span class="faint"> (edited)</span>}
        <Reactions message={message} />
        {!inThread && <Replies message={message} />}
      </div>
      {isNear && !isEditing && (
        <MessageMenu
          message={message}
          onEdit={() => editing.edit(message.ts)}
          onDelete={() => setDeleting(true)}
        />
      )}
      {isDeleting && <Deletion message={message} onDone={() => setDeleting(false)} />}
    </article>
  );
}

/** A confirmation dialog object, as an app would give one. */
const DELETING = {
  title: { type: 'plain_text', text: 'Delete message' },
  text: { type: 'plain_text', text: 'Are you sure? This cannot be undone.' },
  confirm: { type: 'plain_text', text: 'Delete' },
  style: 'danger',
};

function Deletion({
  message,
  onDone,
}: {
  readonly message: Message;
  readonly onDone: () => void;
}): JSX.Element {
  const { attempt } = useWorkspace();
  function answer(isSure: boolean): void {
    onDone();
    if (isSure) void attempt('remove', message.channel, message.ts);
  }
  return <ConfirmDialog confirm={DELETING} onAnswer={answer} />;
}

/** Whether somebody points at it or has the focus in it: what can be done with it is drawn only then. */
function useAttention() {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const attention = {
    onPointerEnter: () => setPointedAt(true),
    onPointerLeave: () => setPointedAt(false),
    onFocusIn: () => setFocus(true),
    onFocusOut: (event: TargetedFocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setFocus(false);
    },
  };
  return { isNear: isPointedAt || hasFocus, attention };
}

function lookOf(message: Message, follows: boolean, isTarget: boolean): string {
  const marks = [
    'message',
    follows && 'is-compact',
    message.ephemeralFor && 'is-private',
    isTarget && 'is-target',
    isSystemMessage(message) && 'is-quiet',
  ];
  return marks.filter(Boolean).join(' ');
}

function Byline({
  message,
  author,
}: {
  readonly message: Message;
  readonly author: Person | undefined;
}): JSX.Element {
  return (
    <div class="byline">
      <strong title={author?.name}>
        <bdi>{author?.realName ?? 'Unknown'}</bdi>
      </strong>
      {author?.isBot && <span class="badge">APP</span>}
      {author?.isGuest && <span class="badge">guest</span>}
      <Time message={message} />
    </div>
  );
}

function Time({ message }: { readonly message: Message }): JSX.Element {
  const { me } = useWorkspace().state;
  const seconds = Number(message.ts);
  return (
    <time
      class="time"
      dateTime={new Date(seconds * 1000).toISOString()}
      title={fullMoment(seconds, me.tz)}
    >
      {clockTime(seconds, me.tz)}
    </time>
  );
}

type NotesProps = Required<Omit<MessageProps, 'follows'>>;

/** What is to be known before reading: who sees it, that it is pinned, where it belongs. */
function Notes({ message, inThread }: NotesProps): JSX.Element {
  const { state } = useWorkspace();
  const channel = findChannel(state, message.channel);
  return (
    <>
      {message.ephemeralFor && (
        <div class="note">
          <Icon name="eye" /> Only visible to you
        </div>
      )}
      {channel?.pins.includes(message.ts) && (
        <div class="note">
          <Icon name="pin" /> Pinned
        </div>
      )}
      {message.subtype === 'thread_broadcast' && (
        <Broadcast message={message} inThread={inThread} />
      )}
    </>
  );
}

/** A reply that was sent to the channel as well says so in both places. */
function Broadcast({ message, inThread }: NotesProps): JSX.Element {
  const { state, go } = useWorkspace();
  if (inThread) return <div class="note">Also sent to the channel</div>;
  const root = findChannel(state, message.channel)?.messages.find(
    ({ ts }) => ts === message.thread_ts,
  );
  const [thread] = /[\p{L}\p{N}@#].{0,79}/u.exec(asTyped(root?.text ?? '', state)) ?? [];
  return (
    <div class="note">
      replied to a thread:
      <button
        type="button"
        class="link"
        onClick={() => go({ thread: message.thread_ts ?? '', pins: false })}
      >
        {thread || 'open it'}
      </button>
    </div>
  );
}

function Replies({ message }: { readonly message: Message }): JSX.Element | null {
  const { state, go } = useWorkspace();
  const channel = findChannel(state, message.channel);
  const replies = (channel?.messages ?? []).filter(
    (each) => each.thread_ts === message.ts && each.ts !== message.ts,
  );
  const last = replies.at(-1);
  if (!last) return null;
  const people = [...new Set(replies.map(({ user }) => user ?? state.app.botUserId))].slice(0, 4);
  return (
    <button type="button" class="replies" onClick={() => go({ thread: message.ts, pins: false })}>
      {people.map((id) => (
        <Avatar key={id} person={findPerson(state, id)} size={20} />
      ))}
      <strong>{replies.length === 1 ? '1 reply' : `${replies.length} replies`}</strong>
      <span class="faint">Last {relativeTime(Number(last.ts), state.now / 1000)}</span>
    </button>
  );
}
