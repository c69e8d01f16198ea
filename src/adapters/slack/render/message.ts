import type { KnownBlock } from '@slack/types';
import type { Message } from '../../../report/message';
import { limits } from '../limits';
import { blocksOf } from './blocks';
import { plainText } from './buttons';
import { escapedWithin } from './mrkdwn';
import { weightOf } from './weight';

/** A message as Slack takes it. `text` is what notifications and screen readers say. */
export interface Rendered {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const SHORTENED: KnownBlock = {
  type: 'context',
  elements: [plainText('Shortened: too long to show here in full.', limits.textObject)],
};

/** At most so many blocks; where some are left out, the last one says so. */
export function withinMost(blocks: readonly KnownBlock[], most: number): KnownBlock[] {
  return blocks.length > most ? [...blocks.slice(0, most - 1), SHORTENED] : [...blocks];
}

/** One message; what does not fit is left out, and the message says so. */
export function renderMessage(message: Message): Rendered {
  return messagesOf(message, 1)[0] ?? { text: summaryText(message.summary), blocks: [] };
}

/**
 * As many messages as it takes, in order; each but the first says which it is.
 * Of more than `most`, the last one says that something is left out.
 */
export function messagesOf(message: Message, most = Number.POSITIVE_INFINITY): Rendered[] {
  const blocks = message.pieces.flatMap((piece) => blocksOf(piece, message.notifies === true));
  const groups = pack(blocks, limits.blocksPerMessage - 1);
  const kept = groups.slice(0, most);
  if (kept.length < groups.length) kept.at(-1)?.push(SHORTENED);
  if (kept.length === 0) kept.push([]);
  return kept.map((group, at) => ({
    text: summaryText(at === 0 ? message.summary : `${message.summary} (${at + 1}/${kept.length})`),
    blocks: group,
  }));
}

function summaryText(summary: string): string {
  return escapedWithin(summary, limits.messageText) || ' ';
}

/** Blocks in groups that each fit a message. A header never stays behind at the end of one. */
function pack(blocks: readonly KnownBlock[], most: number): KnownBlock[][] {
  const groups: KnownBlock[][] = [];
  let group: KnownBlock[] = [];
  let weight = 0;
  for (const block of blocks) {
    const isFull = group.length >= most || weight + weightOf(block) > limits.textPerMessage;
    if (isFull && group.length > 0) {
      const carried = group.at(-1)?.type === 'header' && group.length > 1 ? group.splice(-1) : [];
      groups.push(group);
      group = carried;
      weight = carried.reduce((sum, each) => sum + weightOf(each), 0);
    }
    group.push(block);
    weight += weightOf(block);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
