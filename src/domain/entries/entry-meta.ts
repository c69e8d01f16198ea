import type { PersonRef } from '../person';
import type { Iso } from '../time/instant';
import type { Precision, Source } from '../vocabulary';

export interface MessageRef {
  readonly channelId: string;
  /** Slack's message id, e.g. `1731975000.000200`. */
  readonly ts: string;
}

/** A file on a marked message. Its bytes are copied by the bot; see the attachments of the store. */
export interface FileRef {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
}

/** What is true of every entry, whatever its kind. */
export interface EntryMeta {
  /** Place in the incident's log, from 1: entry `T12` has 12. */
  readonly seq: number;
  /** When it happened. */
  readonly at: Iso;
  readonly precision: Precision;
  /** When it was put on record. */
  readonly recordedAt: Iso;
  /** Who put it on record. */
  readonly by: PersonRef;
  /** Who said it, where that is somebody else. */
  readonly author?: PersonRef;
  readonly source: Source;
  readonly permalink?: string;
  readonly message?: MessageRef;
  readonly files?: readonly FileRef[];
}
