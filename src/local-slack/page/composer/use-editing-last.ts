import { findChannel, mainMessages, threadOf, useWorkspace } from '../lib/workspace';
import { useEditing } from '../messages/editing';
import { isOwn } from '../messages/own-message';

/** Begins to edit the last message that one wrote here; false when there is none. */
export function useEditingLast(channel: string, threadTs: string | undefined): () => boolean {
  const { state } = useWorkspace();
  const { edit } = useEditing();
  return () => {
    const found = findChannel(state, channel);
    if (!found) return false;
    const messages = threadTs ? threadOf(found, threadTs) : mainMessages(found);
    const last = messages.findLast((message) => isOwn(message, state.me.id));
    if (last) edit(last.ts);
    return last !== undefined;
  };
}
