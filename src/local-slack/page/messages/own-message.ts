import type { Message } from '../../types';
import { isSystemMessage } from './system-message';

/** Whether that person wrote it, and can therefore change it or take it back. */
export function isOwn(message: Message, person: string): boolean {
  const isTyped = !message.bot_id && !message.ephemeralFor && !isSystemMessage(message);
  return isTyped && message.user === person;
}
