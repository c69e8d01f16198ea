import type { Actor } from '../types';
import { checkDescription } from '../world/channel-rules';
import {
  archiveChannel,
  describeChannel,
  foundChannel,
  joinChannel,
  leaveChannel,
  unarchiveChannel,
} from '../world/channels';
import { SlackFailure } from '../world/failure';
import type { ChannelRecord, PersonRecord } from '../world/records';
import type { World } from '../world/world';
import { findPerson, findPlace, ownPlace, visiblePlace } from './place';
import { escapeCharacters } from './typed-text';

type Housekeeping = Pick<
  Actor,
  'createChannel' | 'setTopic' | 'archive' | 'unarchive' | 'join' | 'leave' | 'invite'
>;

/** What somebody does with channels: who is in them, what they are called, whether they go on. */
export function createHousekeeping(world: World, person: PersonRecord): Housekeeping {
  function staffOnly(): void {
    if (person.isGuest || person.isStranger) throw new SlackFailure('user_is_restricted');
  }

  return {
    async createChannel(name, { isPrivate = false } = {}) {
      staffOnly();
      return foundChannel(world, { name, isPrivate, creator: person.id }).id;
    },
    async setTopic(place, typed) {
      const channel = ownPlace(world, person.id, place);
      requireRoom(channel);
      staffOnly();
      checkDescription(typed);
      const topic = escapeCharacters(typed);
      if (topic !== channel.topic) describeChannel(world, channel, person.id, 'topic', topic);
    },
    async archive(place) {
      const channel = ownPlace(world, person.id, place);
      requireRoom(channel);
      staffOnly();
      if (channel.isGeneral) throw new SlackFailure('cant_archive_general');
      archiveChannel(world, channel, person.id);
    },
    async unarchive(place) {
      const channel = visiblePlace(world, person.id, place);
      requireRoom(channel);
      staffOnly();
      if (!channel.isArchived) throw new SlackFailure('not_archived');
      unarchiveChannel(world, channel, person.id);
    },
    ...createMembership(world, person),
  };
}

function createMembership(
  world: World,
  person: PersonRecord,
): Pick<Actor, 'join' | 'leave' | 'invite'> {
  return {
    async join(place) {
      const channel = findPlace(world, person.id, place);
      if (person.isGuest) throw new SlackFailure('user_is_restricted');
      if (channel.isPrivate) throw new SlackFailure('channel_not_found');
      if (channel.isArchived) throw new SlackFailure('is_archived');
      joinChannel(world, channel, person.id);
    },
    async leave(place) {
      const channel = findPlace(world, person.id, place);
      requireRoom(channel);
      if (channel.isGeneral) throw new SlackFailure('cant_leave_general');
      leaveChannel(world, channel, person.id);
    },
    async invite(place, other) {
      const channel = ownPlace(world, person.id, place);
      requireRoom(channel);
      if (person.isGuest) throw new SlackFailure('user_is_restricted');
      joinChannel(world, channel, findPerson(world, other).id, person.id);
    },
  };
}

/** Refuses what cannot be done to a direct message. */
function requireRoom({ isDirect }: ChannelRecord): void {
  if (isDirect) throw new SlackFailure('method_not_supported_for_channel_type');
}
