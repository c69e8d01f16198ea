import type { Iso } from '../domain/time/instant';
import type { Message, Piece } from '../report/message';

export interface ChatFile {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** What a picture shows, for those who cannot see it. */
  readonly altText?: string;
}

/** A message of the channel as it is now. */
export interface ChatMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** Missing for another app's message without a user. */
  readonly authorId?: string;
  /** The name to show where there is no user: another app's. */
  readonly authorName?: string;
  /** Written by this bot. */
  readonly isOurs: boolean;
  /** Plain words: mentions are names, entities decoded. */
  readonly text: string;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly mimetype: string;
    readonly url: string;
  }[];
  /** Users per emoji name. */
  readonly reactions: Readonly<Record<string, readonly string[]>>;
  readonly isPinned: boolean;
  readonly pinnedBy?: string;
  /** When its words were changed last, and by whom, where the chat says so. */
  readonly edited?: { readonly at: Iso; readonly by?: string };
}

/** A part of what is said in a channel, newest first; replies are in their threads. */
export interface HistoryPage {
  readonly messages: readonly ChatMessage[];
  /** The messages that have replies, by ts, with that of the latest reply. */
  readonly threads: readonly { readonly ts: string; readonly latestReply: string }[];
  /** Who came into the channel. */
  readonly joins: readonly { readonly userId: string; readonly at: Iso }[];
  /** Where the next part begins; missing at the end. */
  readonly next?: string;
}

/** The workspace's chat, as an incident needs it. Every call throws ChatError when Slack refuses or cannot be reached. */
export interface Chat {
  /** Makes a channel; `name_taken` is a ChatError with that code. */
  createChannel(
    name: string,
    isPrivate: boolean,
  ): Promise<{ readonly id: string; readonly name: string }>;
  /** A channel this bot made under exactly this name, if there is one; for finishing what a crash interrupted. */
  findOwnChannel(name: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  channel(channelId: string): Promise<{
    readonly id: string;
    readonly name: string;
    readonly isPrivate: boolean;
    readonly isArchived: boolean;
  }>;
  /** Already being in it is no failure. */
  join(channelId: string): Promise<void>;
  /** The channel of the bot and this person alone; made where there is none. */
  direct(userId: string): Promise<string>;
  /** Invites those who can be; returns the ids that could not. */
  invite(channelId: string, userIds: readonly string[]): Promise<readonly string[]>;
  isMember(channelId: string, userId: string): Promise<boolean>;
  /** Ids of the people in a user group. */
  groupMembers(groupId: string): Promise<readonly string[]>;
  setTopic(channelId: string, topic: string): Promise<void>;
  /** `key` rides in the message's metadata. */
  post(
    channelId: string,
    message: Message,
    key: string,
    threadTs?: string,
  ): Promise<{ readonly ts: string }>;
  edit(channelId: string, ts: string, message: Message): Promise<void>;
  /** The bot's message posted with this key at or after `since` (UTC ISO); one in a thread is found by its thread. */
  findPosted(
    channelId: string,
    key: string,
    since: string,
    threadTs?: string,
  ): Promise<{ readonly ts: string } | undefined>;
  /** Deletes what `findPosted` would find, every part of it; nothing found is no failure. */
  removePosted(channelId: string, key: string, since: string, threadTs?: string): Promise<void>;
  /** Seen by one person only; lost if they are away. */
  whisper(channelId: string, userId: string, message: Message): Promise<void>;
  /** Already pinned is no failure. */
  pin(channelId: string, ts: string): Promise<void>;
  react(channelId: string, ts: string, emoji: string): Promise<void>;
  unreact(channelId: string, ts: string, emoji: string): Promise<void>;
  /**
   * Has the channel's canvas hold exactly this Markdown: the one at `ref`, else a new one, else the one that is there.
   * One with something in it is only taken where `adopts` says so; else `canvas_taken`. Returns where it is.
   */
  canvas(
    channelId: string,
    content: { readonly title: string; readonly markdown: string },
    where: { readonly adopts: boolean; readonly ref?: string },
  ): Promise<{ readonly ref: string }>;
  /** What one person sees when they open the app itself; shortened beyond what the program shows. */
  home(userId: string, pieces: readonly Piece[]): Promise<void>;
  /** Sends a file's bytes. Nobody sees the file before it is shared. */
  sendFile(file: ChatFile): Promise<{ readonly fileId: string }>;
  /** Shows a file that was sent in a channel, once; `file_not_found` where its bytes are not there, or it was shared before. */
  shareFile(
    channelId: string,
    file: { readonly fileId: string; readonly title: string },
    comment?: string,
  ): Promise<void>;
  /** Where a file that was sent is: in the channel (or was, and somebody deleted it), on its way there, or never shared. */
  whereIsFile(channelId: string, fileId: string): Promise<'shared' | 'on its way' | 'unshared'>;
  /** Deletes a file of the bot's own; one that is gone already is no failure. */
  removeFile(fileId: string): Promise<void>;
  download(url: string, maxBytes: number): Promise<Uint8Array>;
  permalink(channelId: string, ts: string): Promise<string>;
  message(channelId: string, ts: string, threadTs?: string): Promise<ChatMessage | undefined>;
  /** What was said since a moment (UTC ISO), from where the page before ended. */
  history(channelId: string, since: string, cursor?: string): Promise<HistoryPage>;
  /** The replies to a message; those to one that has many, in part. */
  replies(channelId: string, ts: string): Promise<readonly ChatMessage[]>;
  archive(channelId: string): Promise<void>;
  /** Null where Slack does not know the id. */
  person(userId: string): Promise<{
    readonly name: string;
    readonly zone: string;
    readonly isGuest: boolean;
    readonly isStranger: boolean;
    readonly isBot: boolean;
  } | null>;
}

/** One workspace's chat; throws for a workspace the bot is not installed in. */
export interface Chats {
  of(workspaceId: string): Chat;
  /** Whether the bot is there, as far as is known. */
  has(workspaceId: string): boolean;
}

/**
 * Slack said no, or nothing. `isTransient`: worth trying again; then not before `retryAfterMs`, if given. `detail`, in its
 * message alone: what somebody has to know to mend it.
 */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: string;
  readonly method: string;
  readonly isTransient: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: string,
    method: string,
    isTransient: boolean,
    retryAfterMs?: number,
    { detail = '', ...options }: ErrorOptions & { readonly detail?: string } = {},
  ) {
    super(`${method}: ${code}${detail === '' ? '' : ` (${detail})`}`, options);
    this.code = code;
    this.method = method;
    this.isTransient = isTransient;
    this.retryAfterMs = retryAfterMs;
  }
}
