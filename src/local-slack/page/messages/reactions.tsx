import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Message } from '../../types';
import { recordsOf, stringsOf, textOf } from '../lib/json';
import { Popover } from '../lib/menu';
import { findPerson, useWorkspace } from '../lib/workspace';
import { emojiOrName, findEmoji, QUICK_EMOJI } from '../text/emoji';

/** Who reacted with what; a click adds one's own or takes it back. */
export function Reactions({ message }: { readonly message: Message }): JSX.Element | null {
  const { state, attempt } = useWorkspace();
  const reactions = recordsOf(message.reactions);
  if (reactions.length === 0) return null;
  return (
    <div class="reactions">
      {reactions.map((reaction) => {
        const name = textOf(reaction.name);
        const users = stringsOf(reaction.users);
        const isMine = users.includes(state.me.id);
        const who = users.map((id) => findPerson(state, id)?.realName ?? id).join(', ');
        return (
          <button
            type="button"
            key={name}
            class={isMine ? 'reaction is-mine' : 'reaction'}
            aria-pressed={isMine}
            aria-label={`${name}, ${users.length}, by ${who}`}
            title={`${who} reacted with :${name}:`}
            onClick={() =>
              void attempt(isMine ? 'unreact' : 'react', message.channel, message.ts, name)
            }
          >
            {emojiOrName(name)} <span>{Number(reaction.count ?? users.length)}</span>
          </button>
        );
      })}
      <ReactionPicker message={message} buttonClass="reaction" />
    </div>
  );
}

interface PickerProps {
  readonly message: Message;
  readonly buttonClass?: string;
}

/** A few emoji at hand, and all the others by name. */
export function ReactionPicker({ message, buttonClass }: PickerProps): JSX.Element {
  const { attempt } = useWorkspace();
  const [wanted, setWanted] = useState('');
  const names = wanted ? findEmoji(wanted, 21) : QUICK_EMOJI;
  return (
    <Popover
      label="Add reaction"
      face={<AddReactionFace />}
      {...(buttonClass ? { buttonClass } : {})}
    >
      {(close) => {
        const pick = (name: string): void => {
          close();
          setWanted('');
          void attempt('react', message.channel, message.ts, name);
        };
        return (
          <div class="emoji-picker">
            <input
              class="input"
              type="search"
              placeholder="Find an emoji by name"
              aria-label="Find an emoji by name"
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && names[0]) pick(names[0]);
              }}
            />
            <div class="emoji-grid">
              {names.map((name) => (
                <button
                  type="button"
                  class="icon-button"
                  key={name}
                  title={`:${name}:`}
                  aria-label={name}
                  onClick={() => pick(name)}
                >
                  {emojiOrName(name)}
                </button>
              ))}
            </div>
          </div>
        );
      }}
    </Popover>
  );
}

function AddReactionFace(): JSX.Element {
  return (
    <svg
      width="17"
      height="17"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M11 2.4A7 7 0 1 0 15.6 7M14 1v4M12 3h4M5.7 10.5a3.6 3.6 0 0 0 6.6 0" />
      <path d="M6.5 7v.1M11 7v.1" stroke-width="2" />
    </svg>
  );
}
