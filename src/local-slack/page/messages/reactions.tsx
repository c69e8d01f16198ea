import type { JSX } from 'preact';
import type { Message } from '../../types';
import { Icon } from '../lib/icons';
import { recordsOf, stringsOf, textOf } from '../lib/json';
import { findPerson, useWorkspace } from '../lib/workspace';
import { emojiOrName } from '../text/emoji';
import { EmojiPicker } from '../text/emoji-picker';

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

/** Adds a reaction of one's own. */
export function ReactionPicker({ message, buttonClass }: PickerProps): JSX.Element {
  const { attempt } = useWorkspace();
  return (
    <EmojiPicker
      label="Add reaction"
      face={<Icon name="react" />}
      {...(buttonClass ? { buttonClass } : {})}
      onPick={(name) => void attempt('react', message.channel, message.ts, name)}
    />
  );
}
