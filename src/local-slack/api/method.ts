import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { ChannelRecord } from '../world/records';
import type { RefusalCode } from '../world/refusals';
import type { World } from '../world/world';
import type { Args } from './args';

/** Calls a minute Slack allows at least. */
export type Tier = 1 | 2 | 3 | 4 | 'special';

export interface Method {
  /** Any one of them will do; none means that no scope is needed. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly required?: readonly string[];
  /** With a token of a whole organisation it must be told the workspace. */
  readonly needsTeam?: boolean;
  /** Which token it takes; a bot's unless said otherwise. */
  readonly token?: 'app' | 'none';
  /** What it is refused with, beside what every call may be (`ANY_CALL`). */
  readonly refuses: readonly RefusalCode[];
  /** `token`: that of the call, if any. */
  handle(world: World, args: Args, token: string): Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** Refuses with `missing_scope` unless the manifest asks for one of the scopes. */
export function requireScope(world: World, needed: readonly string[]): void {
  const provided = world.manifest.scopes;
  if (needed.length === 0 || needed.some((scope) => provided.includes(scope))) return;
  throw new SlackFailure('missing_scope', {
    needed: needed.join(','),
    provided: provided.join(','),
  });
}

type Right = 'read' | 'history' | 'manage' | 'invite' | 'topic';

const CHANNEL_SCOPES: Readonly<
  Record<Right, Readonly<Record<'C' | 'G' | 'D', readonly string[]>>>
> = {
  read: { C: ['channels:read'], G: ['groups:read'], D: ['im:read'] },
  history: { C: ['channels:history'], G: ['groups:history'], D: ['im:history'] },
  manage: { C: ['channels:manage'], G: ['groups:write'], D: ['im:write'] },
  invite: {
    C: ['channels:manage', 'channels:write.invites'],
    G: ['groups:write', 'groups:write.invites'],
    D: ['im:write'],
  },
  topic: {
    C: ['channels:manage', 'channels:write.topic'],
    G: ['groups:write', 'groups:write.topic'],
    D: ['im:write', 'im:write.topic'],
  },
};

/** Every scope that can give a right, whatever the kind of conversation. */
export function scopesFor(right: Right): readonly string[] {
  return Object.values(CHANNEL_SCOPES[right]).flat();
}

/** Refuses unless the app has the right for this kind of conversation. */
export function requireRight(world: World, channel: ChannelRecord, right: Right): void {
  const kind = channel.isDirect ? 'D' : channel.isPrivate ? 'G' : 'C';
  requireScope(world, CHANNEL_SCOPES[right][kind]);
}

/** Refuses what cannot be done to a direct message. */
export function requireNamed(channel: ChannelRecord): void {
  if (channel.isDirect) throw new SlackFailure('method_not_supported_for_channel_type');
}

/** The channel an argument names, if the bot may know of it. Throws `channel_not_found`. */
export function visibleChannel(world: World, id: string): ChannelRecord {
  const channel = world.channels.get(id);
  const isHidden = channel && (channel.isPrivate || channel.isDirect) && !isBotIn(world, channel);
  if (!channel || isHidden) throw new SlackFailure('channel_not_found');
  return channel;
}

/** A channel the bot is in, and that still lives. Throws `not_in_channel` or `is_archived`. */
export function ownChannel(world: World, id: string): ChannelRecord {
  const channel = visibleChannel(world, id);
  if (!isBotIn(world, channel)) throw new SlackFailure('not_in_channel');
  if (channel.isArchived) throw new SlackFailure('is_archived');
  return channel;
}

export function isBotIn(world: World, channel: ChannelRecord): boolean {
  return channel.members.has(world.app.botUserId);
}
