import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { findMessage, isReply, toApi } from '../world/messages';
import type { ChannelRecord, MessageRecord } from '../world/records';
import type { World } from '../world/world';
import { type Args, flag, optionalText, text } from './args';
import { isBotIn, type Methods, requireRight, scopesFor, visibleChannel } from './method';
import { page } from './paging';
import { PAGES } from './refusal-groups';

export const historyMethods: Methods = {
  'conversations.history': {
    scopes: scopesFor('history'),
    tier: 3,
    required: ['channel'],
    refuses: [
      'channel_not_found',
      'not_in_channel',
      ...PAGES,
      'invalid_ts_oldest',
      'invalid_ts_latest',
    ],
    handle: history,
  },
  'conversations.replies': {
    scopes: scopesFor('history'),
    tier: 3,
    required: ['channel', 'ts'],
    refuses: [
      'channel_not_found',
      'not_in_channel',
      'thread_not_found',
      ...PAGES,
      'invalid_ts_oldest',
      'invalid_ts_latest',
    ],
    handle: replies,
  },
};

function history(world: World, args: Args): Json {
  const channel = readableChannel(world, args);
  const main = channel.messages.filter(
    (message) => !isReply(message) || message.subtype === 'thread_broadcast',
  );
  const found = page(main.filter(withinBounds(args)).reverse(), args);
  return {
    messages: shown(found.items, args),
    has_more: found.hasMore,
    pin_count: channel.pins.length,
    response_metadata: found.metadata,
  };
}

function replies(world: World, args: Args): Json {
  const channel = readableChannel(world, args);
  const ts = text(args, 'ts');
  const asked = findMessage(channel, ts);
  if (!asked) throw new SlackFailure('thread_not_found');
  const root = findMessage(channel, asked.thread_ts ?? ts) ?? asked;
  const thread = channel.messages.filter(
    (message) => isReply(message) && message.thread_ts === root.ts,
  );
  const found = page(thread.filter(withinBounds(args)), args, 1000);
  return {
    // The parent comes first on every page.
    messages: shown([root, ...found.items], args),
    has_more: found.hasMore,
    response_metadata: found.metadata,
  };
}

function readableChannel(world: World, args: Args): ChannelRecord {
  const channel = visibleChannel(world, text(args, 'channel'));
  requireRight(world, channel, 'history');
  if (!isBotIn(world, channel)) throw new SlackFailure('not_in_channel');
  return channel;
}

function withinBounds(args: Args): (message: MessageRecord) => boolean {
  const oldest = bound(args, 'oldest') ?? Number.NEGATIVE_INFINITY;
  const latest = bound(args, 'latest') ?? Number.POSITIVE_INFINITY;
  const isInclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function bound(args: Args, name: 'oldest' | 'latest'): number | undefined {
  const value = optionalText(args, name);
  if (value === undefined || value === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(value)) throw new SlackFailure(`invalid_ts_${name}`);
  return Number(value);
}

function shown(messages: readonly MessageRecord[], args: Args): Json[] {
  return messages.map((message) => toApi(message, flag(args, 'include_all_metadata')));
}
