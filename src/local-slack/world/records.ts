import type { Json, Person } from '../types';

/** A message as stored: Slack's own fields, and a few (`channel`, `mentions`, `ephemeralFor`) that never reach the API. */
export interface MessageRecord {
  [field: string]: unknown;
  type: 'message';
  ts: string;
  text: string;
  channel: string;
  user?: string;
  bot_id?: string;
  thread_ts?: string;
  subtype?: string;
  blocks?: readonly Json[];
  reactions?: Reaction[];
  files?: readonly Json[];
  ephemeralFor?: string;
  /** Who is pinged by this text: user ids, group ids, `here`, `channel`, `everyone`. */
  mentions: readonly string[];
}

interface Reaction {
  name: string;
  users: string[];
  count: number;
}

export interface Pin {
  readonly ts: string;
  readonly by: string;
  /** Seconds since the epoch. */
  readonly at: number;
}

export interface Bookmark {
  readonly id: string;
  title: string;
  link: string;
  emoji: string;
  readonly created: number;
}

export interface ChannelRecord {
  readonly id: string;
  name: string;
  readonly isPrivate: boolean;
  /** A direct message between exactly its members. */
  readonly isDirect: boolean;
  readonly isGeneral: boolean;
  isArchived: boolean;
  topic: string;
  purpose: string;
  readonly creator: string;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly members: Set<string>;
  /** Oldest first, replies included. */
  readonly messages: MessageRecord[];
  readonly ephemerals: MessageRecord[];
  pins: Pin[];
  bookmarks: Bookmark[];
  canvasId?: string;
  /** By person: `ts` of the last message they have seen. */
  readonly read: Map<string, string>;
}

export interface PersonRecord extends Person {
  readonly teamId: string;
}

export interface FileRecord {
  readonly id: string;
  readonly name: string;
  title: string;
  readonly mimetype: string;
  readonly user: string;
  /** Seconds since the epoch. */
  readonly created: number;
  readonly channels: Set<string>;
  bytes: Uint8Array;
  /** False between asking for the upload address and completing the upload. */
  isComplete: boolean;
  readonly length: number;
  altText?: string;
}

export interface CanvasSection {
  readonly id: string;
  readonly markdown: string;
}

export interface CanvasRecord {
  readonly id: string;
  title: string;
  markdown: string;
  readonly channel?: string;
  /** Its paragraphs, headings, lists and tables, each with an id that lives until it changes. */
  sections: CanvasSection[];
}

export interface ViewRecord {
  readonly id: string;
  readonly user: string;
  hash: string;
  /** The view as the app gave it. */
  body: Json;
  /** `state.values`: by block_id, then by action_id. */
  values: Record<string, Record<string, Json>>;
  errors: Record<string, string>;
  readonly rootId: string;
  readonly previousId: string | null;
}

export interface UserGroupRecord {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** What lets the app open a form for somebody: for 3 s, and once. */
export interface Trigger {
  readonly user: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  isUsed: boolean;
}

/** An address the app may answer to: 5 times in 30 minutes. */
export interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  uses: number;
  /** What `replace_original` and `delete_original` mean. */
  original?: string;
}
