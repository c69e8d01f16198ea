import { entry } from '../commands/define-command';
import { accept, type Decision } from '../domain/decision';
import { hindsight, type PersonRef } from '../domain/person';
import { standing, wordsOf } from '../domain/standing';
import type { IncidentStore } from '../ports/incident-store';
import type { MessageEdit, MessageRemoval } from './desk';
import { laneOfMessage, messageNow } from './message-now';
import type { Room } from './room';

/** A marked message was edited: its entries follow, and keep the earlier wording. Any other message costs one look-up. */
export async function followEdit(room: Room, edit: MessageEdit): Promise<void> {
  const { workspaceId, channelId, ts, userId } = edit;
  const marked = await room.deps.incidents.findByMessage(workspaceId, channelId, ts);
  if (marked.length === 0) return;
  const editor = userId === undefined ? hindsight : await room.directory.find(workspaceId, userId);
  await room.deps.inLane(laneOfMessage(edit), async () => {
    await putWords(room, marked, editor, await wordsNow(room, edit));
  });
}

/** The message's words by now; those of the event where Slack cannot be asked. */
async function wordsNow(room: Room, edit: MessageEdit): Promise<string> {
  try {
    const message = await messageNow(room, edit, ({ text }) => text === edit.text);
    return message?.text ?? edit.text;
  } catch (err) {
    const { channelId, ts } = edit;
    room.deps.log.warn({ err, channelId, ts }, 'an edited message could not be read');
    return edit.text;
  }
}

async function putWords(
  room: Room,
  marked: Awaited<ReturnType<IncidentStore['findByMessage']>>,
  editor: PersonRef,
  text: string,
): Promise<void> {
  const origin = { by: { id: editor.id, name: editor.name }, source: 'message' as const };
  for (const id of new Set(marked.map((one) => one.id))) {
    const seqs = new Set(marked.filter((one) => one.id === id).map((one) => one.seq));
    await room.book.record<Decision>(id, origin, ({ log }) => {
      const changed = standing(log).filter(({ entry: one, isRedacted }) => {
        if (isRedacted) return false;
        const words = seqs.has(one.meta.seq) ? wordsOf(one) : undefined;
        return words !== undefined && words !== text;
      });
      return accept(
        ...changed.map((one) => entry('entry-edited', { target: one.entry.meta.seq, text })),
      );
    });
  }
}

/** A marked message was deleted: its entries stay, are marked, and whoever recorded them is asked what to do. */
export async function followRemoval(room: Room, removal: MessageRemoval): Promise<void> {
  const { workspaceId, channelId, ts } = removal;
  const marked = await room.deps.incidents.findByMessage(workspaceId, channelId, ts);
  for (const { id, seq } of marked) {
    await room.book.record<Decision>(id, { by: hindsight, source: 'system' }, ({ log }) => {
      const one = standing(log).find((other) => other.entry.meta.seq === seq);
      if (one === undefined || one.isRemoved || one.isGoneInSlack) return accept();
      return accept(entry('message-deleted', { target: seq }));
    });
  }
}
