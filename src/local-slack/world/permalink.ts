import type { ChannelRecord, MessageRecord } from './records';
import type { World } from './world';

/** The message's address, as Slack writes them, on the page of this workspace. */
export function permalinkOf(world: World, channel: ChannelRecord, message: MessageRecord): string {
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  const thread = isReply ? `?thread_ts=${message.thread_ts}&cid=${channel.id}` : '';
  return `${world.url}archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
}
