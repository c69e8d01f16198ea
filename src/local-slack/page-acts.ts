import type { NewFile } from './given';
import type { PageAct, PageActAnswer, PageNewFile } from './page-state';
import { allShown } from './people/reading';
import type { Actor } from './types';
import type { World } from './world/world';

const ACTS = [
  'say',
  'edit',
  'remove',
  'command',
  'messageShortcut',
  'globalShortcut',
  'react',
  'unreact',
  'pin',
  'unpin',
  'press',
  'submit',
  'pressInView',
  'closeView',
  'join',
  'leave',
  'invite',
  'createChannel',
  'setTopic',
  'archive',
  'unarchive',
  'openHome',
  'pressHome',
] as const satisfies readonly (keyof Actor)[];

type Act = (...args: unknown[]) => Promise<unknown>;

/** Marks a channel as read; the page's own act, since an Actor has no eyes. */
export function markRead(world: World, person: string, [channelId]: readonly unknown[]): void {
  const channel = world.channels.get(String(channelId));
  const newest = channel && allShown(channel, person).at(-1)?.ts;
  if (!newest || channel.read.get(person) === newest) return;
  channel.read.set(person, newest);
  world.changed();
}

/** Does what somebody did on the page. What the client or the app refuses comes back as an error, not as an exception. */
export async function runAct(actor: Actor, { act, args }: PageAct): Promise<PageActAnswer> {
  const name = ACTS.find((each) => each === act);
  if (!name) return { ok: false, error: `There is no act ${act}` };
  try {
    const given = name === 'say' ? withFiles(args) : args;
    const result = await (actor[name] as Act)(...given);
    return isOutcome(result) ? result : { ok: true, result };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function isOutcome(result: unknown): result is PageActAnswer {
  return typeof result === 'object' && result !== null && 'ok' in result;
}

function withFiles([place, text, options]: readonly unknown[]): unknown[] {
  const given = (options ?? {}) as { files?: readonly PageNewFile[] };
  const files = (given.files ?? []).map(decode);
  return [place, text, { ...given, files }];
}

function decode({ name, mimetype, base64 }: PageNewFile): NewFile {
  return { name, mimetype, bytes: Buffer.from(base64, 'base64') };
}
