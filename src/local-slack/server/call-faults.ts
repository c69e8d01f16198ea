import type { Args } from '../api/args';
import { METHODS } from '../api/methods';
import type { Fault } from '../faults/fault';
import { FAULT_KINDS } from '../faults/fault-kinds';
import { deleteMessage } from '../world/deletion';
import { findMessage } from '../world/messages';
import type { ChannelRecord, MessageRecord } from '../world/records';
import type { World } from '../world/world';

/** Whether a fault strikes a call of the Web API. */
export function strikesCall(world: World, fault: Fault, name: string, args: Args): boolean {
  if (!isAbout(fault, name) && !isForAll(fault)) return false;
  if (fault.kind === 'message-deleted') return messageOf(world, args) !== undefined;
  if (fault.kind === 'token-revoked') return METHODS[name]?.token === undefined;
  return true;
}

/** Whether a fault strikes one of the addresses beside the Web API, which must be named. */
export function strikesDoor(fault: Fault, door: 'response_url' | 'upload'): boolean {
  return isAbout(fault, door);
}

function isAbout(fault: Fault, name: string): boolean {
  return FAULT_KINDS[fault.kind].strikes === 'calls' && 'method' in fault && fault.method === name;
}

function isForAll(fault: Fault): boolean {
  const method = 'method' in fault ? fault.method : undefined;
  return FAULT_KINDS[fault.kind].strikes === 'calls' && method === undefined;
}

/** Somebody deletes the message that a call is about. */
export function deleteMessageOf(world: World, args: Args): void {
  const found = messageOf(world, args);
  if (found) deleteMessage(world, found.channel, found.message);
}

const NAMES_A_MESSAGE = ['ts', 'timestamp', 'message_ts', 'thread_ts'];

function messageOf(
  world: World,
  args: Args,
): { channel: ChannelRecord; message: MessageRecord } | undefined {
  const channel = world.channels.get(String(args.channel ?? args.channel_id));
  const ts = NAMES_A_MESSAGE.map((name) => args[name]).find((value) => typeof value === 'string');
  const message = channel && findMessage(channel, String(ts));
  return message && channel && { channel, message };
}
