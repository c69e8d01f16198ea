import { type Chat, ChatError } from '../ports/chat';

/** Of these, posting says more: a private channel, which the bot has to be invited to, or one that is gone. */
const saidByPosting = new Set([
  'method_not_supported_for_channel_type',
  'channel_not_found',
  'is_archived',
]);

/**
 * Joins a channel, if it is open, and posts there. A private one somebody has to invite the bot to; whether they did shows
 * when it posts. Throws ChatError: why it could not join, where it is not in the channel for that.
 */
export async function joinAndPost<Posted>(
  chat: Chat,
  channelId: string,
  post: () => Promise<Posted>,
): Promise<Posted> {
  const refusal = await refusedToJoin(chat, channelId);
  try {
    return await post();
  } catch (err) {
    const isOutside = err instanceof ChatError && err.code === 'not_in_channel';
    throw isOutside && refusal !== undefined ? refusal : err;
  }
}

async function refusedToJoin(chat: Chat, channelId: string): Promise<ChatError | undefined> {
  try {
    await chat.join(channelId);
    return undefined;
  } catch (err) {
    if (!(err instanceof ChatError) || err.isTransient) throw err;
    return saidByPosting.has(err.code) ? undefined : err;
  }
}
