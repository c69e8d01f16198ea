import { byBot } from '../api/chat';
import { readBlocks } from '../api/content';
import { LIMITS } from '../limits';
import type { Json } from '../types';
import { deleteMessage } from '../world/deletion';
import { SlackFailure } from '../world/failure';
import { secret } from '../world/ids';
import {
  editMessage,
  findMessage,
  postEphemeral,
  postMessage,
  removeFrom,
} from '../world/messages';
import type { ChannelRecord, MessageRecord, ResponseUrl } from '../world/records';
import type { World } from '../world/world';

/** An address where the app may answer somebody, also in channels it is not in. */
export function issueResponseUrl(
  world: World,
  kind: 'commands' | 'actions' | 'app',
  to: Pick<ResponseUrl, 'user' | 'channel' | 'original'>,
): string {
  const id = secret(12);
  world.responseUrls.set(id, { ...to, issuedAt: world.now(), uses: 0 });
  return `${world.url}${kind}/${world.team.id}/${id}`;
}

/** Does what the app posted to a response_url. Throws `used_url`, `expired_url`, or what is wrong with the message. */
export function answerResponseUrl(world: World, id: string, body: Json): void {
  const address = world.responseUrls.get(id);
  if (!address) throw new SlackFailure('invalid_url');
  if (address.uses >= LIMITS.responseUrlUses.value) throw new SlackFailure('used_url');
  if (world.now() - address.issuedAt > LIMITS.responseUrlMs.value)
    throw new SlackFailure('expired_url');
  address.uses += 1;
  respond(world, address, body);
}

/** Shows an answer: of a response_url, or of an ack's body. */
export function respond(world: World, address: ResponseUrl, body: Json): void {
  const channel = world.channels.get(address.channel);
  if (!channel) throw new SlackFailure('channel_not_found');
  const original = address.original ? findShown(channel, address.original) : undefined;
  if (body.delete_original === true) {
    if (original) removeShown(world, channel, original);
    return;
  }
  const content = answerContent(body);
  if (body.replace_original === true && original) {
    const blocks = 'blocks' in content ? {} : { blocks: undefined };
    editMessage(world, channel, original, world.app.botUserId, { ...blocks, ...content });
    return;
  }
  const shown = show(world, channel, address, body, content);
  address.original ??= shown.ts;
}

function show(
  world: World,
  channel: ChannelRecord,
  address: ResponseUrl,
  body: Json,
  content: { text: string } & Json,
): MessageRecord {
  const thread = typeof body.thread_ts === 'string' ? { thread_ts: body.thread_ts } : {};
  const message = { ...byBot(world), ...thread, ...content };
  return body.response_type === 'in_channel'
    ? postMessage(world, channel, message)
    : postEphemeral(world, channel, address.user, message);
}

function answerContent(body: Json): { text: string } & Json {
  const text = typeof body.text === 'string' ? body.text : '';
  const blocks = readBlocks(body);
  if (!text && !blocks?.length) throw new SlackFailure('no_text');
  return { text, ...(blocks ? { blocks } : {}) };
}

function findShown(channel: ChannelRecord, ts: string): MessageRecord | undefined {
  return findMessage(channel, ts) ?? channel.ephemerals.find((message) => message.ts === ts);
}

function removeShown(world: World, channel: ChannelRecord, message: MessageRecord): void {
  if (!message.ephemeralFor) {
    deleteMessage(world, channel, message);
    return;
  }
  removeFrom(channel.ephemerals, message);
  world.changed();
}
