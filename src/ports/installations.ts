import type { Iso } from '../domain/time/instant';

/** Something encrypted, and which key opens it. */
export interface Sealed {
  readonly keyId: string;
  readonly text: string;
}

/** The bot in a workspace, or in an organisation with all of its workspaces. */
export interface Installation {
  /** `T…` of a workspace, or `E…` of an organisation. */
  readonly id: string;
  /** The organisation that the workspace belongs to, if any. */
  readonly enterpriseId?: string;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly appId: string;
  readonly scopes: readonly string[];
  readonly installedBy: string;
  readonly installedAt: Iso;
  readonly tokens: Sealed;
  /** When the token expires, where it does. */
  readonly expiresAt?: Iso;
}

/** Where the bot is installed. Tokens are kept encrypted, and only while they are of use. */
export interface Installations {
  /** The bot was installed, for the first time or again. */
  put(installation: Installation): Promise<void>;
  /** Undefined where it is not, or is not any more. */
  get(id: string): Promise<Installation | undefined>;
  /** Those that have not ended, by id. */
  all(): Promise<readonly Installation[]>;
  /** Other tokens in place of these; false where they are others by now. Without `expiresAt` that stays as it is. */
  exchange(id: string, from: Sealed, to: Sealed, expiresAt?: Iso): Promise<boolean>;
  /** Removes the tokens, if they are these still; says whether they were. */
  end(id: string, tokens: Sealed, at: Iso): Promise<boolean>;
  /** An organisation's installation serves this workspace. */
  joinOrg(workspaceId: string, enterpriseId: string): Promise<void>;
  /** The workspaces that organisations' installations serve, each with its organisation. */
  orgWorkspaces(): Promise<ReadonlyMap<string, string>>;
  /** True the first time for an id, false afterwards; forgotten after `until`. */
  useOnce(id: string, now: Iso, until: Iso): Promise<boolean>;
}
