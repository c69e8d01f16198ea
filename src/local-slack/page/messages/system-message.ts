import type { Message } from '../../types';

const WHAT = ['join', 'leave', 'topic', 'purpose', 'name', 'archive', 'unarchive'];
/** A private channel is a group to Slack. */
const QUIET = new Set<unknown>([
  ...WHAT.flatMap((what) => [`channel_${what}`, `group_${what}`]),
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
