import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { decodeMrkdwn } from '../adapters/slack/read/decode';
import { markupOf } from '../adapters/slack/read/message-text';
import type { ExportedMessage } from '../app/import-messages';
import { Failure } from './failure';

/** A channel as Slack exports it: a folder with a file for each day, beside `users.json` and `channels.json`. */
export interface ExportedChannel {
  /** The channel's id, or its name where the export does not say. */
  readonly channelId: string;
  readonly messages: readonly ExportedMessage[];
}

const messageSchema = z.looseObject({
  type: z.literal('message'),
  ts: z.string().regex(/^\d+\.\d+$/),
  subtype: z.string().optional(),
  user: z.string().optional(),
  username: z.string().optional(),
  text: z.string().optional(),
  files: z.array(z.looseObject({ name: z.string().nullish() })).optional(),
});

type RawExported = z.infer<typeof messageSchema>;

/** What people and other apps said. Joins, topics and the like are no candidates. */
const saidSubtypes = new Set([
  undefined,
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
]);

/** Reads a channel's folder, or one file of it. Throws Failure for what is none. */
export async function readSlackExport(path: string): Promise<ExportedChannel> {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const files = folder === path ? dayFiles(path) : [path];
  const raw = files.flatMap(readDay).filter(({ subtype }) => saidSubtypes.has(subtype));
  const names = namesBeside(folder, 'users.json');
  const nameOf = async (id: string) => names.get(id);
  const messages = await Promise.all(
    raw.map(async (message) => ({
      ts: message.ts,
      author: authorOf(message, names),
      text: (await wordsOf(message, nameOf)).trim(),
    })),
  );
  const channels = namesBeside(folder, 'channels.json', 'groups.json');
  const [channelId] = [...channels].find(([, name]) => name === basename(folder)) ?? [];
  return {
    channelId: channelId ?? basename(folder),
    messages: messages
      .filter(({ text }) => text !== '')
      .sort((one, other) => Number(one.ts) - Number(other.ts)),
  };
}

function dayFiles(folder: string): readonly string[] {
  const days = readdirSync(folder)
    .filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name))
    .sort();
  if (days.length > 0) return days.map((name) => join(folder, name));
  const channels = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  throw new Failure(
    channels.length > 0
      ? `${folder} holds no messages; name a channel’s folder in it, such as ${join(folder, channels[0]?.name ?? '')}.`
      : `${folder} holds no messages: a channel’s folder of a Slack export has files such as 2026-11-20.json. Unpack the archive first.`,
  );
}

function readDay(file: string): readonly RawExported[] {
  const content = parseFile(file);
  if (!Array.isArray(content)) throw new Failure(`${file} holds no list of messages.`);
  return content.flatMap((one) => messageSchema.safeParse(one).data ?? []);
}

/** Throws Failure for a file that is no JSON. */
export function parseFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Names by id, as the lists at the top of the export have them. */
function namesBeside(folder: string, ...lists: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const list of lists) {
    const file = [folder, dirname(folder)].map((at) => join(at, list)).find(existsSync);
    const rows = file === undefined ? [] : parseFile(file);
    for (const row of Array.isArray(rows) ? rows : []) {
      const { id, name, real_name, profile } = Object(row);
      const shown = [profile?.display_name, profile?.real_name, real_name, name].find(Boolean);
      if (typeof id === 'string' && typeof shown === 'string') names.set(id, shown);
    }
  }
  return names;
}

function authorOf({ user, username }: RawExported, names: ReadonlyMap<string, string>) {
  if (user === undefined) return { id: 'app', name: username ?? 'another app' };
  return { id: user, name: names.get(user) ?? username ?? user };
}

async function wordsOf(
  message: RawExported,
  nameOf: (id: string) => Promise<string | undefined>,
): Promise<string> {
  const text = await decodeMrkdwn(markupOf(message as Parameters<typeof markupOf>[0]), nameOf);
  if (text.trim() !== '') return text;
  return (message.files ?? []).flatMap(({ name }) => name ?? []).join(', ');
}
