import { publicPerson } from './page-view';
import { findPerson } from './people/place';
import { shownTo } from './people/reading';
import type { ApiServer } from './server/api-server';
import type { Channel, LocalWorkspace, StoredFile } from './types';
import { createChannel, findChannel } from './world/channels';
import { mentionsInCanvas } from './world/mentions';
import type { ChannelRecord, FileRecord } from './world/records';
import { SLACKBOT } from './world/seed';
import type { World } from './world/world';

type Reading = Pick<
  LocalWorkspace,
  'people' | 'channel' | 'channels' | 'addChannel' | 'messages' | 'files' | 'calls' | 'failures'
>;

/** What a test or a program may look at, as it stands. */
export function lookAround(world: World, api: ApiServer): Reading {
  return {
    people: () => [...world.people.values()].filter(({ id }) => id !== SLACKBOT).map(publicPerson),
    channel(name) {
      const channel = findChannel(world, name);
      return channel && publicChannel(world, channel);
    },
    channels: () => [...world.channels.values()].map((channel) => publicChannel(world, channel)),
    addChannel({ name, isPrivate = false, members = [] }) {
      const ids = members.map((member) => findPerson(world, member).id);
      const creator = ids[0] ?? '';
      return publicChannel(world, createChannel(world, { name, isPrivate, members: ids, creator }));
    },
    messages(name) {
      const channel = findChannel(world, name);
      if (!channel) throw new Error(`There is no channel ${name}`);
      return channel.messages.map(shownTo);
    },
    files: () => [...world.files.values()].filter(({ isComplete }) => isComplete).map(publicFile),
    calls: (method) => api.calls.filter((call) => method === undefined || call.method === method),
    failures: () => [...world.failures],
  };
}

function publicChannel(world: World, channel: ChannelRecord): Channel {
  const canvas = channel.canvasId ? world.canvases.get(channel.canvasId) : undefined;
  return {
    id: channel.id,
    name: channel.name,
    isPrivate: channel.isPrivate,
    isArchived: channel.isArchived,
    topic: channel.topic,
    members: [...channel.members],
    pins: channel.pins.map(({ ts }) => ts),
    ...(canvas ? { canvas: canvas.markdown } : {}),
    canvasMentions: canvas ? mentionsInCanvas(canvas.markdown) : [],
  };
}

function publicFile(file: FileRecord): StoredFile {
  const { id, name, mimetype, title, bytes } = file;
  return { id, name, mimetype, title, bytes, channels: [...file.channels] };
}
