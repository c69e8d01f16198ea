import type { Message } from '../../types';

const QUIET = new Set<unknown>([
  'channel_join',
  'channel_leave',
  'channel_topic',
  'channel_purpose',
  'channel_name',
  'channel_archive',
  'channel_unarchive',
  'pinned_item',
]);

/** Written by the workspace in somebody's name: joined, topic set, archived. */
export function isSystemMessage(message: Message): boolean {
  return QUIET.has(message.subtype);
}

/** Its text without the name at the front, which stands above it already. */
export function systemText({ text, user }: Message): string {
  return text.replace(`<@${user}> `, '');
}
