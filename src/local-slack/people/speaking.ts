import { randomUUID } from 'node:crypto';
import type { NewFile } from '../given';
import { LIMITS } from '../limits';
import type { Actor, Json } from '../types';
import { deleteMessage } from '../world/deletion';
import { SlackFailure } from '../world/failure';
import { createFile, shareFiles } from '../world/files';
import { editMessage, postMessage } from '../world/messages';
import { addPin, removePin } from '../world/pins';
import { addReaction, removeReaction } from '../world/reactions';
import type { ChannelRecord, FileRecord, MessageRecord } from '../world/records';
import type { World } from '../world/world';
import { ownPlace, publicMessage } from './place';
import { shownTo } from './reading';
import { richTextOf } from './rich-text';
import { escapeTyped } from './typed-text';

type Speaking = Pick<Actor, 'say' | 'edit' | 'remove' | 'react' | 'unreact' | 'pin' | 'unpin'>;

/** What somebody can do with messages: their own, and others'. */
export function createSpeaking(world: World, me: string): Speaking {
  function mine(place: string, ts: string): { channel: ChannelRecord; message: MessageRecord } {
    const found = anyOf(place, ts);
    if (found.message.user !== me) throw new SlackFailure('cant_update_message');
    return found;
  }

  function anyOf(place: string, ts: string): { channel: ChannelRecord; message: MessageRecord } {
    const channel = ownPlace(world, me, place);
    return { channel, message: publicMessage(channel, ts) };
  }

  return {
    async say(place, typed, options = {}) {
      if (typed.length > LIMITS.postedText.value) throw new SlackFailure('msg_too_long');
      const channel = ownPlace(world, me, place);
      const files = stored(world, me, options.files ?? []);
      const message = {
        client_msg_id: randomUUID(),
        user: me,
        ...written(world, typed),
        ...(options.threadTs ? { thread_ts: options.threadTs } : {}),
      };
      const broadcast = options.broadcast ?? false;
      const posted =
        files.length > 0
          ? shareFiles(world, channel, files, message)
          : postMessage(world, channel, message, { broadcast });
      return shownTo(posted);
    },
    async edit(place, ts, typed) {
      if (typed.length > LIMITS.postedText.value) throw new SlackFailure('msg_too_long');
      const { channel, message } = mine(place, ts);
      editMessage(world, channel, message, me, written(world, typed));
    },
    async remove(place, ts) {
      const { channel, message } = mine(place, ts);
      deleteMessage(world, channel, message);
    },
    async react(place, ts, emoji) {
      const { channel, message } = anyOf(place, ts);
      addReaction(world, channel, message, me, emoji);
    },
    async unreact(place, ts, emoji) {
      const { channel, message } = anyOf(place, ts);
      removeReaction(world, channel, message, me, emoji);
    },
    async pin(place, ts) {
      const { channel, message } = anyOf(place, ts);
      addPin(world, channel, message, me);
    },
    async unpin(place, ts) {
      const { channel, message } = anyOf(place, ts);
      removePin(world, channel, message, me);
    },
  };
}

function written(world: World, typed: string): { text: string; blocks?: readonly Json[] } {
  const text = escapeTyped(world, typed);
  return text === '' ? { text } : { text, blocks: [richTextOf(text)] };
}

function stored(world: World, me: string, given: readonly NewFile[]): FileRecord[] {
  return given.map((file) => createFile(world, { ...file, user: me, length: file.bytes.length }));
}
