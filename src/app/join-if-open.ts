import { type Chat, ChatError } from '../ports/chat';

/** Into a private channel somebody has to invite the bot; whether they did shows when it posts. */
export async function joinIfOpen(chat: Chat, channelId: string): Promise<void> {
  try {
    await chat.join(channelId);
  } catch (err) {
    if (!(err instanceof ChatError) || err.isTransient) throw err;
  }
}
