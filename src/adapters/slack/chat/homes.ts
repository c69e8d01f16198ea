import type { Chat } from '../../../ports/chat';
import { answered } from '../errors';
import { limits } from '../limits';
import { blocksOf } from '../render/blocks';
import { withinMost } from '../render/message';
import type { Connection } from './connection';

/** What the app shows in its own place. */
export function homeCalls({ client }: Connection): Pick<Chat, 'home'> {
  return {
    async home(userId, pieces) {
      const blocks = pieces.flatMap((piece) => blocksOf(piece, false));
      const view = { type: 'home' as const, blocks: withinMost(blocks, limits.blocksPerView) };
      await answered('views.publish', client.views.publish({ user_id: userId, view }));
    },
  };
}
