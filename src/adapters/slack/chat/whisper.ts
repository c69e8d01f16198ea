import type { WebClient } from '@slack/web-api';
import { answered } from '../errors';
import type { Rendered } from '../render/message';

/** Top-level text is shown by notifications: nothing in it may be read as markup or as a name. */
export const UNPARSED = { parse: 'none', link_names: false } as const;

/** Where, and for whose eyes. */
export interface Ear {
  readonly channel: string;
  readonly user: string;
  readonly thread_ts?: string;
}

/** Shows something to one person. Throws ChatError where the bot or the person is not in the channel. */
export async function whisper(client: WebClient, to: Ear, what: Rendered): Promise<void> {
  const call = client.chat.postEphemeral({ ...to, ...what, ...UNPARSED });
  await answered('chat.postEphemeral', call);
}
