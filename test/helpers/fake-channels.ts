import type { Message } from '../../src/report/message';

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly url: string;
}

/** A message of the channel: somebody's words, or what the bot said. */
export interface FakeMessage {
  readonly ts: string;
  readonly userId: string;
  text: string;
  /** Of the bot's own. */
  message?: Message;
  readonly key?: string;
  readonly threadTs?: string;
  readonly files: readonly FakeFile[];
  readonly reactions: Record<string, string[]>;
  pinnedBy?: string;
  edited?: { readonly at: string; readonly by: string };
}

export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly createdBy: string;
  readonly members: Set<string>;
  readonly messages: FakeMessage[];
  /** Pinned messages, oldest pin first. */
  readonly pins: string[];
  topic: string;
  /** What its canvas holds, if there is one. */
  canvas?: string;
  isArchived: boolean;
}

export interface FakePerson {
  readonly name: string;
  readonly zone: string;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
}

/** A new channel with nobody but these in it. */
export function newChannel(
  id: string,
  name: string,
  {
    isPrivate = false,
    createdBy = '',
    members = [],
  }: { isPrivate?: boolean; createdBy?: string; members?: readonly string[] } = {},
): FakeChannel {
  return {
    id,
    name,
    isPrivate,
    createdBy,
    members: new Set(members),
    messages: [],
    pins: [],
    topic: '',
    isArchived: false,
  };
}
