import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { pictureFileName, reportFileName } from '../../src/report/model';
import { callAsBot } from '../helpers/call-as-bot';
import { type FoundIncident, reactors } from './incidents';

/** Something that must be in Slack once, and how often it is. */
export interface Effect {
  readonly what: string;
  readonly times: number;
  /** It may be missing: it was taken back before it could be done. */
  readonly isOptional?: true;
}

/** Everything that must have happened in Slack because of what is on record. */
export async function effects(
  workspace: LocalWorkspace,
  found: readonly FoundIncident[],
  announced: string,
): Promise<readonly Effect[]> {
  const here = await Promise.all(
    found.map(async (incident) => {
      const posts = await postsIn(workspace, incident.channel?.id);
      return [
        ...placeOf(workspace, incident),
        ...messagesOf(incident, posts),
        ...ticksOf(workspace, incident),
        ...filesOf(workspace, incident),
        ...posts.map(({ key, part }) => counted(posts, key, part)),
      ];
    }),
  );
  // The bot comes into the channel with the first that it announces there.
  const isThere = workspace.channel(announced)?.members.includes(workspace.botUserId) === true;
  const there = isThere ? await postsIn(workspace, announced) : [];
  return [...here.flat(), ...found.flatMap((incident) => announcementsOf(incident, there))];
}

interface Post {
  readonly key: string;
  readonly part: number;
}

interface Posted extends Json {
  readonly ts: string;
  readonly reply_count?: number;
  readonly metadata?: { readonly event_payload?: Partial<Post> };
}

/** The bot's messages with what they say they are, replies included. */
async function postsIn(workspace: LocalWorkspace, channel = ''): Promise<readonly Post[]> {
  if (workspace.channel(channel) === undefined) return [];
  const messages: Posted[] = [];
  for (let cursor = ''; ; ) {
    const page = await read(workspace, 'conversations.history', { channel, cursor, limit: 200 });
    messages.push(...page.messages);
    for (const { ts, reply_count = 0 } of page.messages) {
      if (reply_count === 0) continue;
      const replies = await read(workspace, 'conversations.replies', { channel, ts, limit: 999 });
      messages.push(...replies.messages.filter((reply) => reply.ts !== ts));
    }
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return messages.flatMap(({ metadata }) => {
    const { key, part = 1 } = metadata?.event_payload ?? {};
    return key === undefined ? [] : [{ key, part }];
  });
}

interface Page {
  readonly messages: readonly Posted[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

async function read(workspace: LocalWorkspace, method: string, args: Json): Promise<Page> {
  const answer = await callAsBot(workspace, method, { ...args, include_all_metadata: true });
  return answer as unknown as Page;
}

function counted(posts: readonly Post[], key: string, part = 1): Effect {
  const times = posts.filter((post) => post.key === key && post.part === part).length;
  return { what: `message ${key} ${part}`, times };
}

/** The channel, who opened it in it, and the card pinned there. */
function placeOf(workspace: LocalWorkspace, { id, number, log, channel }: FoundIncident) {
  const made = workspace.channels().filter(({ name }) => name.startsWith(`inc-${number}-`));
  const opener = log[0]?.meta.by.id ?? '';
  const own = (channel?.pins ?? []).filter((ts) =>
    workspace
      .messages(channel?.id ?? '')
      .some((message) => message.ts === ts && message.user === workspace.botUserId),
  );
  return [
    { what: `${id}: channel`, times: made.length },
    { what: `${id}: invitation`, times: channel?.members.includes(opener) ? 1 : 0 },
    { what: `${id}: pinned card`, times: own.length },
  ];
}

function messagesOf({ id, standing }: FoundIncident, posts: readonly Post[]): readonly Effect[] {
  const once = (key: string) => counted(posts, `${id}:${key}`);
  return [
    once('card'),
    ...standing.flatMap(({ entry: { kind, payload, meta }, isRemoved }): readonly Effect[] => {
      if (kind === 'escalated') {
        const asked = once(payload.escalation);
        return [isRemoved ? { ...asked, isOptional: true } : asked];
      }
      if (kind === 'update-posted') return [once(`update:${meta.seq}`)];
      if (kind === 'closed') return [once(`result:${meta.seq}`), once(`report:${meta.seq}:1`)];
      return [];
    }),
  ];
}

function announcementsOf({ id, standing }: FoundIncident, posts: readonly Post[]) {
  const updates = standing.filter(({ entry }) => entry.kind === 'update-posted');
  return [
    counted(posts, `${id}:announcement`),
    ...updates.map(({ entry }) => counted(posts, `${id}:announce:${entry.meta.seq}`)),
  ];
}

/** A message has a tick as long as an entry that was made of it stands. */
function ticksOf(workspace: LocalWorkspace, { messages, standing }: FoundIncident) {
  const made = standing.filter(({ entry, isRemoved }) => entry.meta.message && !isRemoved);
  return made.flatMap(({ entry }): readonly Effect[] => {
    const message = messages.find(({ ts }) => ts === entry.meta.message?.ts);
    if (message === undefined || message.subtype === 'tombstone') return [];
    const isTicked = reactors(message, 'white_check_mark').includes(workspace.botUserId);
    return [{ what: `tick on ${message.text}`, times: isTicked ? 1 : 0 }];
  });
}

function filesOf(workspace: LocalWorkspace, { number, log, channel }: FoundIncident) {
  const closes = log.filter(({ kind }) => kind === 'closed').length;
  if (closes === 0) return [];
  const names = [
    reportFileName(number, 'md'),
    reportFileName(number, 'html'),
    pictureFileName(number),
  ];
  return names.map((name) => ({
    what: `file ${name}`,
    times: workspace
      .files()
      .filter((file) => file.name === name && file.channels.includes(channel?.id ?? '')).length,
  }));
}
