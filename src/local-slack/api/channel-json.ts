import type { Json } from '../types';
import { isShared } from '../world/channels';
import type { ChannelRecord } from '../world/records';
import type { World } from '../world/world';
import { isBotIn } from './method';

/** A conversation as the Web API shows it. */
export function channelJson(world: World, channel: ChannelRecord): Json {
  return channel.isDirect ? directJson(world, channel) : namedJson(world, channel);
}

function directJson(world: World, channel: ChannelRecord): Json {
  const other = [...channel.members].find((id) => id !== world.app.botUserId);
  return {
    id: channel.id,
    created: channel.created,
    is_im: true,
    is_org_shared: false,
    is_archived: false,
    context_team_id: world.team.id,
    user: other,
    is_user_deleted: false,
    is_open: true,
  };
}

function namedJson(world: World, channel: ChannelRecord): Json {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    is_shared: isShared(world, channel),
    is_ext_shared: isShared(world, channel),
    is_org_shared: false,
    is_member: isBotIn(world, channel),
    created: channel.created,
    creator: channel.creator,
    context_team_id: world.team.id,
    topic: described(channel, channel.topic),
    purpose: described(channel, channel.purpose),
    properties: propertiesOf(world, channel),
  };
}

function propertiesOf(world: World, { canvasId }: ChannelRecord): Json {
  const canvas = canvasId === undefined ? undefined : world.canvases.get(canvasId);
  if (!canvas) return {};
  const isEmpty = canvas.markdown.trim() === '';
  return { canvas: { file_id: canvas.id, is_empty: isEmpty, quip_thread_id: '' } };
}

function described(channel: ChannelRecord, value: string): Json {
  return {
    value,
    creator: value ? channel.creator : '',
    last_set: value ? channel.created : 0,
  };
}
