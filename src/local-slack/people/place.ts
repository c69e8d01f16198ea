import { canSee, directChannel, findChannel } from '../world/channels';
import { SlackFailure } from '../world/failure';
import { findMessage } from '../world/messages';
import type { ChannelRecord, MessageRecord, PersonRecord } from '../world/records';
import type { World } from '../world/world';

/** Somebody by id, name or @name. Throws when there is nobody of that name. */
export function findPerson(world: World, person: string): PersonRecord {
  const name = person.replace(/^@/, '');
  const found =
    world.people.get(person) ?? [...world.people.values()].find((each) => each.name === name);
  if (!found) throw new Error(`There is nobody called ${person}`);
  return found;
}

/** A channel by id or name, or a direct message by the other person's. Throws when there is none. */
export function findPlace(world: World, person: string, place: string): ChannelRecord {
  const channel = findChannel(world, place);
  if (channel) return channel;
  const other = [...world.people.values()].find(
    ({ id, name }) => id === place || name === place.replace(/^@/, ''),
  );
  if (!other) throw new Error(`There is no channel ${place}`);
  return directChannel(world, person, other.id);
}

/** A channel this person may look into. Throws `channel_not_found` for one they may not. */
export function visiblePlace(world: World, person: string, place: string): ChannelRecord {
  const channel = findPlace(world, person, place);
  if (!canSee(world, channel, person)) throw new SlackFailure('channel_not_found');
  return channel;
}

/** A channel this person is in, and may still write to. Throws Slack's code when not. */
export function ownPlace(world: World, person: string, place: string): ChannelRecord {
  const channel = findPlace(world, person, place);
  if (!channel.members.has(person)) throw new SlackFailure('not_in_channel');
  if (channel.isArchived) throw new SlackFailure('is_archived');
  return channel;
}

/** A message on this person's screen, their ephemeral ones included. Throws `message_not_found`. */
export function shownMessage(channel: ChannelRecord, person: string, ts: string): MessageRecord {
  const ephemeral = channel.ephemerals.find(
    (message) => message.ts === ts && message.ephemeralFor === person,
  );
  const message = ephemeral ?? findMessage(channel, ts);
  if (!message) throw new SlackFailure('message_not_found');
  return message;
}

/** A message that others see, too. Throws `message_not_found`. */
export function publicMessage(channel: ChannelRecord, ts: string): MessageRecord {
  const message = findMessage(channel, ts);
  if (!message) throw new SlackFailure('message_not_found');
  return message;
}
