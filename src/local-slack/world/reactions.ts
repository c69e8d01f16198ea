import { LIMITS } from '../limits';
import { SlackFailure } from './failure';
import type { ChannelRecord, MessageRecord } from './records';
import type { World } from './world';

const EMOJI_NAME = /^[a-z0-9_'+-]+(?:::skin-tone-[2-6])?$/;

/** Throws `invalid_name`, `already_reacted`, `too_many_emoji` or `too_many_reactions`. */
export function addReaction(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
  emoji: string,
): void {
  const name = emoji.replaceAll(/^:|:$/g, '');
  if (!EMOJI_NAME.test(name)) throw new SlackFailure('invalid_name');
  const reactions = message.reactions ?? [];
  const existing = reactions.find((reaction) => reaction.name === name);
  if (existing?.users.includes(by)) throw new SlackFailure('already_reacted');
  if (!existing && reactions.length >= LIMITS.emoji.value) throw new SlackFailure('too_many_emoji');
  const own = reactions.filter(({ users }) => users.includes(by));
  if (own.length >= LIMITS.reactionsOfOne.value) throw new SlackFailure('too_many_reactions');
  if (existing) {
    existing.users.push(by);
    existing.count += 1;
  } else {
    message.reactions = [...reactions, { name, users: [by], count: 1 }];
  }
  announce(world, channel, message, by, name, 'reaction_added');
}

/** Throws `no_reaction`. */
export function removeReaction(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
  emoji: string,
): void {
  const name = emoji.replaceAll(/^:|:$/g, '');
  const reaction = message.reactions?.find((each) => each.name === name);
  if (!reaction?.users.includes(by)) throw new SlackFailure('no_reaction');
  reaction.users = reaction.users.filter((user) => user !== by);
  reaction.count -= 1;
  const left = (message.reactions ?? []).filter(({ count }) => count > 0);
  if (left.length > 0) message.reactions = left;
  else delete message.reactions;
  announce(world, channel, message, by, name, 'reaction_removed');
}

function announce(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  user: string,
  reaction: string,
  type: 'reaction_added' | 'reaction_removed',
): void {
  world.emit(
    {
      type,
      user,
      reaction,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      ...(message.user ? { item_user: message.user } : {}),
    },
    channel.id,
  );
  world.changed();
}
