import { LIMITS } from '../limits';
import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { slackId } from '../world/ids';
import { findMessage, toApi } from '../world/messages';
import { addPin, pinJson, removePin } from '../world/pins';
import { addReaction, removeReaction } from '../world/reactions';
import type { Bookmark, ChannelRecord, MessageRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, optionalText, text } from './args';
import { isBotIn, type Methods, ownChannel, visibleChannel } from './method';
import { ON_MESSAGE, OWN_CHANNEL } from './refusal-groups';

export const markMethods: Methods = {
  'reactions.add': {
    scopes: ['reactions:write'],
    tier: 3,
    required: ['channel', 'timestamp', 'name'],
    refuses: [
      ...ON_MESSAGE,
      'invalid_name',
      'already_reacted',
      'too_many_reactions',
      'too_many_emoji',
    ],
    handle: (world, args) => onMessage(world, args, addReaction, text(args, 'name')),
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    tier: 2,
    required: ['channel', 'timestamp', 'name'],
    refuses: [...ON_MESSAGE, 'no_reaction'],
    handle: (world, args) => onMessage(world, args, removeReaction, text(args, 'name')),
  },
  'reactions.get': {
    scopes: ['reactions:read'],
    tier: 3,
    required: ['channel', 'timestamp'],
    refuses: ['channel_not_found', 'bad_timestamp', 'message_not_found'],
    handle: getReactions,
  },
  'pins.add': {
    scopes: ['pins:write'],
    tier: 2,
    required: ['channel', 'timestamp'],
    refuses: [...ON_MESSAGE, 'already_pinned', 'too_many_pins'],
    handle: (world, args) => onMessage(world, args, addPin),
  },
  'pins.remove': {
    scopes: ['pins:write'],
    tier: 2,
    required: ['channel', 'timestamp'],
    refuses: [...ON_MESSAGE, 'no_pin'],
    handle: (world, args) => onMessage(world, args, removePin),
  },
  'pins.list': {
    scopes: ['pins:read'],
    tier: 2,
    required: ['channel'],
    refuses: ['channel_not_found', 'not_in_channel'],
    handle: listPins,
  },
  'bookmarks.add': {
    scopes: ['bookmarks:write'],
    tier: 2,
    required: ['channel_id', 'title', 'type'],
    refuses: [...OWN_CHANNEL, 'invalid_bookmark_type', 'invalid_link', 'too_many_bookmarks'],
    handle: addBookmark,
  },
  'bookmarks.list': {
    scopes: ['bookmarks:read'],
    tier: 3,
    required: ['channel_id'],
    refuses: OWN_CHANNEL,
    handle: listBookmarks,
  },
  'bookmarks.edit': {
    scopes: ['bookmarks:write'],
    tier: 2,
    required: ['channel_id', 'bookmark_id'],
    refuses: [...OWN_CHANNEL, 'not_found', 'invalid_link'],
    handle: editBookmark,
  },
  'bookmarks.remove': {
    scopes: ['bookmarks:write'],
    tier: 2,
    required: ['channel_id', 'bookmark_id'],
    refuses: [...OWN_CHANNEL, 'not_found'],
    handle: removeBookmark,
  },
};

type Mark = (
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
  emoji: string,
) => void;

function onMessage(world: World, args: Args, mark: Mark, emoji = ''): Json {
  const channel = ownChannel(world, text(args, 'channel'));
  mark(world, channel, markedMessage(channel, args), world.app.botUserId, emoji);
  return {};
}

function markedMessage(channel: ChannelRecord, args: Args): MessageRecord {
  const ts = text(args, 'timestamp');
  if (!/^\d+\.\d+$/.test(ts)) throw new SlackFailure('bad_timestamp');
  const message = findMessage(channel, ts);
  if (!message) throw new SlackFailure('message_not_found');
  return message;
}

function getReactions(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  return {
    type: 'message',
    channel: channel.id,
    message: toApi(markedMessage(channel, args)),
  };
}

function listPins(world: World, args: Args): Json {
  const channel = visibleChannel(world, text(args, 'channel'));
  if (!isBotIn(world, channel)) throw new SlackFailure('not_in_channel');
  const items = channel.pins.flatMap((pin) => {
    const message = findMessage(channel, pin.ts);
    return message ? [pinJson(world, channel, message, pin)] : [];
  });
  return { items };
}

function addBookmark(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel_id'));
  if (text(args, 'type') !== 'link') throw new SlackFailure('invalid_bookmark_type');
  if (channel.bookmarks.length >= LIMITS.bookmarks.value)
    throw new SlackFailure('too_many_bookmarks');
  const bookmark: Bookmark = {
    id: slackId('Bk'),
    title: text(args, 'title'),
    link: checkedLink(text(args, 'link')),
    emoji: text(args, 'emoji'),
    created: Math.floor(world.now() / 1000),
  };
  channel.bookmarks = [...channel.bookmarks, bookmark];
  world.changed();
  return { bookmark: bookmarkJson(world, channel, bookmark) };
}

function checkedLink(link: string): string {
  if (!/^(https?|mailto):/.test(link) || !URL.canParse(link)) {
    throw new SlackFailure('invalid_link');
  }
  return link;
}

function listBookmarks(world: World, args: Args): Json {
  const channel = ownChannel(world, text(args, 'channel_id'));
  return { bookmarks: channel.bookmarks.map((each) => bookmarkJson(world, channel, each)) };
}

function editBookmark(world: World, args: Args): Json {
  const { channel, bookmark } = ownBookmark(world, args);
  const link = optionalText(args, 'link');
  bookmark.title = optionalText(args, 'title') ?? bookmark.title;
  bookmark.link = link === undefined ? bookmark.link : checkedLink(link);
  bookmark.emoji = optionalText(args, 'emoji') ?? bookmark.emoji;
  world.changed();
  return { bookmark: bookmarkJson(world, channel, bookmark) };
}

function removeBookmark(world: World, args: Args): Json {
  const { channel, bookmark } = ownBookmark(world, args);
  channel.bookmarks = channel.bookmarks.filter((each) => each !== bookmark);
  world.changed();
  return {};
}

function ownBookmark(world: World, args: Args): { channel: ChannelRecord; bookmark: Bookmark } {
  const channel = ownChannel(world, text(args, 'channel_id'));
  const bookmark = channel.bookmarks.find(({ id }) => id === text(args, 'bookmark_id'));
  if (!bookmark) throw new SlackFailure('not_found');
  return { channel, bookmark };
}

function bookmarkJson(world: World, channel: ChannelRecord, bookmark: Bookmark): Json {
  return {
    id: bookmark.id,
    channel_id: channel.id,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: '',
    type: 'link',
    date_created: bookmark.created,
    date_updated: 0,
    rank: 'U',
    last_updated_by_user_id: world.app.botUserId,
    last_updated_by_team_id: world.team.id,
    app_id: world.app.appId,
  };
}
