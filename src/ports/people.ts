import type { Iso } from '../domain/time/instant';

/** Somebody in the workspace, as last heard from Slack. */
export interface PersonRecord {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  /** IANA zone; `UTC` where Slack does not say. */
  readonly zone: string;
  readonly isGuest: boolean;
  /** Of another organisation. */
  readonly isStranger: boolean;
  readonly isBot: boolean;
  /** Slack could not be asked, or would not say: nothing is known but the id. Never kept. */
  readonly isUnknown?: true;
  readonly seenAt: Iso;
}

/** People once asked for, so that a command need not ask Slack. */
export interface People {
  get(workspaceId: string, id: string): Promise<PersonRecord | undefined>;
  put(person: PersonRecord): Promise<void>;
}
