import type { StateDraft } from '../incident-state';
import type { EntryMeta } from './entry-meta';

/** How an entry reads: our words, then the person's own (which are data, in every output). */
export interface Reading {
  readonly headline: string;
  readonly text: string;
}

/**
 * One kind of timeline entry: what it carries, what it changes, how it reads.
 * `facet` says where a report shows it: on the timeline as something that happened, in a section of the document only,
 * or nowhere by itself: because it corrects another entry, or because it is the bot's own housekeeping.
 */
export interface EntryKind<Kind extends string, Payload> {
  readonly kind: Kind;
  /** One or two words for a person: `hypothesis`, `ruled out`. */
  readonly label: string;
  readonly facet: 'timeline' | 'document' | 'correction' | 'housekeeping';
  /** Brings a draft of the state up to date with an entry. What is in the lists of a draft is replaced, not altered. */
  evolve(draft: StateDraft, payload: Payload, meta: EntryMeta): void;
  read(payload: Payload): Reading;
}

export function defineEntry<Payload>() {
  return <const Kind extends string>(spec: EntryKind<Kind, Payload>) => spec;
}

/** For kinds that are read with the entry they correct, and change nothing by themselves. */
export function unchanged(): void {}

/** `sev1 checkout is down (was sev2)`: the new value, the person's words as they typed them, and the old value. */
export function changed(from: string | null, to: string, words: string): string {
  const said = words === '' ? to : `${to} ${words}`;
  return from === null || from === to ? said : `${said} (was ${from})`;
}
