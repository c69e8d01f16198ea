/** Why the bot was not installed. */
export type NotInstalled =
  /** Somebody pressed Cancel. */
  | { readonly why: 'denied' }
  /** The link is older than it may be. */
  | { readonly why: 'expired' }
  /** The link has been used. */
  | { readonly why: 'used' }
  /** The link was made by somebody else, or for another browser. */
  | { readonly why: 'forged' }
  /** Too many came back at once; nothing was asked of the chat. */
  | { readonly why: 'busy' }
  /** The chat said no, or nothing. */
  | { readonly why: 'refused'; readonly code: string };

export type InstallOutcome =
  | {
      readonly isInstalled: true;
      readonly name: string;
      /** For all workspaces of an organisation. */
      readonly isForAll: boolean;
      /** Where the app is opened. */
      readonly url: string;
    }
  | ({ readonly isInstalled: false } & NotInstalled);

/** What comes back with the browser. */
export interface ComeBack {
  readonly code: string | undefined;
  readonly state: string | undefined;
  readonly error: string | undefined;
}

/** Installing the bot, by somebody with a browser. */
export interface Installing {
  /** Where to ask for consent, and what the browser keeps until it comes back; `mark` is what it keeps already. */
  begin(mark: string | undefined): { readonly url: string; readonly mark: string };
  /** They come back. Throws StoreUnavailable where nothing can be kept. */
  finish(back: ComeBack, mark: string | undefined): Promise<InstallOutcome>;
}
