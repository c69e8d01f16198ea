/** One of the app's tokens; none is forgotten, since each stops working in a way of its own. */
interface TokenRecord {
  /** Milliseconds since the epoch; missing where it does not expire. */
  readonly expiresAt?: number;
  state: 'live' | 'revoked' | 'inactive';
}

/** What somebody agreed to, until the app exchanges its code. */
export interface Grant {
  readonly installer: string;
  /** As the app gave it, if it did: it must give the same again. */
  readonly redirectUri?: string;
  /** Milliseconds since the epoch. */
  readonly grantedAt: number;
  isUsed: boolean;
}

/** The app in a workspace, or in an organisation with all of its workspaces. */
export interface Install {
  isThere: boolean;
  /** The token that the first installation gives. */
  readonly firstToken: string;
  /** Oldest first. */
  readonly tokens: Map<string, TokenRecord>;
  /** Whether each is used up. */
  readonly refreshTokens: Map<string, boolean>;
  readonly grants: Map<string, Grant>;
}

export function createInstall(firstToken: string, isThere: boolean): Install {
  const tokens: Install['tokens'] = new Map(isThere ? [[firstToken, { state: 'live' }]] : []);
  return { isThere, firstToken, tokens, refreshTokens: new Map(), grants: new Map() };
}
