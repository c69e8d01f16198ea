import { LIMITS } from '../limits';
import type { Json } from '../types';
import { directChannel } from '../world/channels';
import { deleteMessage } from '../world/deletion';
import { SlackFailure } from '../world/failure';
import { editMessage, findMessage, postEphemeral, postMessage, toApi } from '../world/messages';
import { permalinkOf } from '../world/permalink';
import type { ChannelRecord, MessageRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, flag, optionalText, text } from './args';
import { parsesBareWords, readContent } from './content';
import { isBotIn, type Methods, requireScope, visibleChannel } from './method';
import { CONTENT, OWN_CHANNEL } from './refusal-groups';

export const chatMethods: Methods = {
  'chat.postMessage': {
    scopes: ['chat:write'],
    tier: 'special',
    required: ['channel'],
    refuses: [...OWN_CHANNEL, 'messages_tab_disabled', 'thread_not_found', ...CONTENT],
    handle: post,
  },
  'chat.postEphemeral': {
    scopes: ['chat:write'],
    tier: 4,
    required: ['channel', 'user'],
    refuses: [...OWN_CHANNEL, 'user_not_in_channel', ...CONTENT],
    handle: postPrivately,
  },
  'chat.update': {
    scopes: ['chat:write'],
    tier: 3,
    required: ['channel', 'ts'],
    refuses: [
      'channel_not_found',
      'message_not_found',
      'cant_update_message',
      'is_archived',
      ...CONTENT,
    ],
    handle: update,
  },
  'chat.delete': {
    scopes: ['chat:write'],
    tier: 3,
    required: ['channel', 'ts'],
    refuses: ['channel_not_found', 'message_not_found', 'cant_delete_message'],
    handle: remove,
  },
  'chat.getPermalink': {
    scopes: [],
    tier: 'special',
    required: ['channel', 'message_ts'],
    refuses: ['channel_not_found', 'message_not_found'],
    handle: permalink,
  },
};

function post(world: World, args: Args): Json {
  const channel = postTarget(world, text(args, 'channel'));
  const thread = optionalText(args, 'thread_ts');
  const message = postMessage(
    world,
    channel,
    {
      ...byBot(world),
      ...customized(world, args),
      ...readContent(world, args),
      ...(thread ? { thread_ts: thread } : {}),
    },
    { broadcast: flag(args, 'reply_broadcast'), parsesBareWords: parsesBareWords(args) },
  );
  return { channel: channel.id, ts: message.ts, message: toApi(message) };
}

/** Where the app may post: channels it is in, public ones with `chat:write.public`, and people. */
function postTarget(world: World, id: string): ChannelRecord {
  const channel = world.people.has(id)
    ? directChannel(world, world.app.botUserId, id)
    : visibleChannel(world, id);
  if (channel.isDirect && !world.manifest.hasMessages) {
    throw new SlackFailure('messages_tab_disabled');
  }
  if (channel.isArchived) throw new SlackFailure('is_archived');
  const mayPost = isBotIn(world, channel) || world.manifest.scopes.includes('chat:write.public');
  if (!mayPost) throw new SlackFailure('not_in_channel');
  return channel;
}

/** The fields every message of the app has. */
export function byBot(world: World): { user: string; bot_id: string } & Json {
  const { appId, botId, botUserId } = world.app;
  return {
    user: botUserId,
    bot_id: botId,
    app_id: appId,
    bot_profile: {
      id: botId,
      deleted: false,
      name: world.manifest.botName,
      updated: 0,
      app_id: appId,
      icons: {},
      team_id: world.team.id,
    },
  };
}

function customized(world: World, args: Args): Json {
  const names = ['username', 'icon_emoji', 'icon_url'].filter((name) => args[name] !== undefined);
  if (names.length === 0) return {};
  requireScope(world, ['chat:write.customize']);
  return {
    subtype: 'bot_message',
    ...Object.fromEntries(names.map((name) => [name, text(args, name)])),
  };
}

function postPrivately(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  const user = text(args, 'user');
  if (!isBotIn(world, channel)) throw new SlackFailure('not_in_channel');
  if (channel.isArchived) throw new SlackFailure('is_archived');
  if (!channel.members.has(user)) throw new SlackFailure('user_not_in_channel');
  const thread = optionalText(args, 'thread_ts');
  const message = postEphemeral(world, channel, user, {
    ...byBot(world),
    ...readContent(world, args),
    ...(thread ? { thread_ts: thread } : {}),
  });
  return { message_ts: message.ts };
}

function update(world: World, args: Args): Json {
  const { channel, message } = target(world, args, 'ts');
  if (message.bot_id !== world.app.botId) throw new SlackFailure('cant_update_message');
  if (channel.isArchived) throw new SlackFailure('is_archived');
  if (text(args, 'text').length > LIMITS.updatedText.value) throw new SlackFailure('msg_too_long');
  const content = readContent(world, args);
  editMessage(world, channel, message, world.app.botUserId, {
    // Blocks stay unless new ones come; a text alone takes them away.
    ...('blocks' in content || args.text === undefined ? {} : { blocks: undefined }),
    ...content,
    ...(args.text === undefined && !args.markdown_text ? { text: message.text } : {}),
  });
  return { channel: channel.id, ts: message.ts, text: message.text, message: toApi(message) };
}

function remove(world: World, args: Args): Json {
  const { channel, message } = target(world, args, 'ts');
  if (message.bot_id !== world.app.botId) throw new SlackFailure('cant_delete_message');
  deleteMessage(world, channel, message);
  return { channel: channel.id, ts: message.ts };
}

function permalink(world: World, args: Args): Json {
  const { channel, message } = target(world, args, 'message_ts');
  return { channel: channel.id, permalink: permalinkOf(world, channel, message) };
}

function target(
  world: World,
  args: Args,
  field: string,
): { channel: ChannelRecord; message: MessageRecord } {
  const channel = visibleChannel(world, text(args, 'channel'));
  const message = findMessage(channel, text(args, field));
  if (!message) throw new SlackFailure('message_not_found');
  return { channel, message };
}
