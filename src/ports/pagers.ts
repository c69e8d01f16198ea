import type { Iso } from '../domain/time/instant';
import type { Severity } from '../domain/vocabulary';

export const pagerKinds = ['pagerduty', 'opsgenie', 'webhook'] as const;

export type PagerKind = (typeof pagerKinds)[number];

/** How a pager is reached. `secret`: the routing key, the API key, or what the webhook is signed with. */
export interface PagerSetup {
  readonly kind: PagerKind;
  readonly url: string;
  readonly secret: string;
  /** Whom it is routed to there, where the pager leaves that to the caller. */
  readonly team?: string;
}

/** What each pager is reached with, by its name in the settings. */
export type PagerSetups = Readonly<Record<string, PagerSetup>>;

export type PageAction = 'trigger' | 'acknowledge' | 'resolve';

/** Somebody is to be woken, or need not be any more. Its words are data. */
export interface Page {
  /** Names it at the pager: the same for all that is said of one escalation. Letters, digits and dashes. */
  readonly key: string;
  readonly action: PageAction;
  /** One line. */
  readonly summary: string;
  readonly severity: Severity | undefined;
  /** When help was asked for. */
  readonly at: Iso;
  /** Who asked, acknowledged or resolved. */
  readonly by: string;
  /** What else is known, by name. */
  readonly facts: Readonly<Record<string, string>>;
  /** Where the incident is talked about. */
  readonly url?: string;
}

/** A system that wakes people. */
export interface Pager {
  readonly kind: PagerKind;
  /** Returns once the pager has taken it; the same page twice wakes people once. Throws DeliveryError. */
  send(page: Page): Promise<void>;
}

/** The pagers of the settings, by name. */
export interface Pagers {
  find(name: string): Pager | undefined;
}

/** Somebody acknowledged a page at the pager. */
export interface PageNews {
  readonly kind: PagerKind;
  /** The page's key, or its summary where the pager tells no key. */
  readonly page: string;
  /** Of pagers of this kind, the only ones that can have said so; any of them where it is missing. */
  readonly pagers?: readonly string[];
  /** Who; their id there. */
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Iso;
}

/** A secret, and which pagers whoever knows it may speak for: all of the kind, where they are missing. */
export interface PagerSecret {
  readonly secret: string;
  readonly pagers?: readonly string[];
}

export type PagerSecrets = Readonly<Partial<Record<PagerKind, readonly PagerSecret[]>>>;
