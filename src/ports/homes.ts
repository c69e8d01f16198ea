import type { Iso } from '../domain/time/instant';

/** Somebody's App Home that does not show the workspace's record as it is. */
export interface HomeRow {
  readonly workspaceId: string;
  readonly userId: string;
  /** Entries on record in the workspace when it was taken. */
  readonly version: number;
  /** Digest of what it shows; missing where it was just opened. */
  readonly shownDigest: string | undefined;
  /** When Slack was last called to show it, since it was opened. */
  readonly calledAt: Iso | undefined;
  readonly attempts: number;
  /** How often it had been opened. Whatever is said of an opening that was followed by another changes nothing. */
  readonly openings: number;
  /** Why it was last tried in vain; missing once it was shown. */
  readonly problem: string | undefined;
}

/** Who has opened their App Home, and what it shows. */
export interface Homes {
  /** Somebody opened theirs: it is due at once, and again after each entry. */
  opened(workspaceId: string, userId: string, at: Iso): Promise<void>;
  /** Homes opened at or after `since` that are behind the record and due; marks each as begun until `leaseUntil`. */
  takeBehind(which: {
    readonly since: Iso;
    readonly now: Iso;
    readonly leaseUntil: Iso;
    readonly limit: number;
  }): Promise<readonly HomeRow[]>;
  /** Those of `rows` whose lease still ends at `from` are held until `until`; what was shown, or taken by others, is left alone. */
  renew(rows: readonly HomeRow[], from: Iso, until: Iso): Promise<void>;
  /** It shows the record as of `row.version`, after a call to Slack at `calledAt` or without one. It is left alone until `nextAt`. */
  shown(
    row: HomeRow,
    digest: string,
    when: { readonly calledAt?: Iso; readonly nextAt: Iso },
  ): Promise<void>;
  /** Not tried: there was no room for the call, or more is to be gathered. */
  defer(row: HomeRow, nextAt: Iso): Promise<void>;
  /** Tried in vain, because of `problem`: to be tried again at `nextAt`. */
  postpone(row: HomeRow, nextAt: Iso, problem: string): Promise<void>;
  /** Refused, because of `problem`: no longer kept current, until it is opened again. */
  giveUp(row: HomeRow, problem: string): Promise<void>;
  /** Why somebody's does not show the record, as of the latest try; undefined where it does, or was never opened. */
  problemOf(workspaceId: string, userId: string): Promise<string | undefined>;
}
