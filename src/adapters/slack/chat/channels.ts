import { type Chat, ChatError } from '../../../ports/chat';
import { answered } from '../errors';
import { limits } from '../limits';
import { escapedWithin } from '../render/mrkdwn';
import type { Connection } from './connection';
import { inviteInto } from './invite';
import { pagesOf } from './pages';

type ChannelCalls = Pick<
  Chat,
  | 'createChannel'
  | 'findOwnChannel'
  | 'channel'
  | 'join'
  | 'direct'
  | 'invite'
  | 'isMember'
  | 'setTopic'
  | 'archive'
>;

/** What an incident does with channels. */
export function channelCalls(connection: Connection): ChannelCalls {
  const { client, identity } = connection;
  return {
    async createChannel(name, isPrivate) {
      const call = client.conversations.create({
        name,
        is_private: isPrivate,
        team_id: identity.workspaceId,
      });
      const { channel } = await answered('conversations.create', call);
      return { id: channel?.id ?? '', name: channel?.name ?? name };
    },
    findOwnChannel: (name) => findOwn(connection, name),
    channel: (channelId) => describe(connection, channelId),
    async join(channelId) {
      const call = client.conversations.join({ channel: channelId });
      await answered('conversations.join', call);
    },
    async direct(userId) {
      const call = client.conversations.open({ users: userId });
      const { channel } = await answered('conversations.open', call);
      return channel?.id ?? '';
    },
    invite: (channelId, userIds) => inviteInto(client, channelId, userIds),
    isMember: (channelId, userId) => isMember(connection, channelId, userId),
    async setTopic(channelId, topic) {
      const text = escapedWithin(topic, limits.topic);
      const call = client.conversations.setTopic({ channel: channelId, topic: text });
      await answered('conversations.setTopic', call);
    },
    async archive(channelId) {
      const call = client.conversations.archive({ channel: channelId });
      await unless('already_archived', answered('conversations.archive', call));
    },
  };
}

async function findOwn(
  { client, identity }: Connection,
  name: string,
): Promise<{ id: string; name: string } | undefined> {
  const pages = pagesOf('users.conversations', (cursor) =>
    client.users.conversations({
      types: 'public_channel,private_channel',
      limit: limits.pageSize,
      team_id: identity.workspaceId,
      ...cursor,
    }),
  );
  for await (const { channels = [] } of pages) {
    const found = channels.find(
      (channel) => channel.name === name && channel.creator === identity.botUserId,
    );
    if (found?.id) return { id: found.id, name };
  }
  return undefined;
}

async function describe(
  { client }: Connection,
  channelId: string,
): Promise<Awaited<ReturnType<Chat['channel']>>> {
  const call = client.conversations.info({ channel: channelId });
  const { channel } = await answered('conversations.info', call);
  return {
    id: channelId,
    name: channel?.name ?? channelId,
    isPrivate: channel?.is_private === true,
    isArchived: channel?.is_archived === true,
  };
}

async function isMember(
  { client }: Connection,
  channelId: string,
  userId: string,
): Promise<boolean> {
  const pages = pagesOf('conversations.members', (cursor) =>
    client.conversations.members({ channel: channelId, limit: limits.pageSize, ...cursor }),
  );
  for await (const { members = [] } of pages) {
    if (members.includes(userId)) return true;
  }
  return false;
}

/** Waits; a failure with this code counts as done already. */
export async function unless(code: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ChatError && error.code === code)) throw error;
  }
}
