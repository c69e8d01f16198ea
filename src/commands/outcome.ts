import type { Decision } from '../domain/decision';
import type { Moment } from '../domain/incident-state';
import type { Severity } from '../domain/vocabulary';

/** Something to read; changes nothing. */
export type View =
  | { readonly show: 'state' | 'timeline' | 'summary' | 'preview' | 'list' }
  /** The same, for whoever wants to correct it. */
  | { readonly show: 'entries' }
  | { readonly show: 'redaction'; readonly seq: number }
  | { readonly show: 'help'; readonly about?: string }
  | { readonly show: 'search'; readonly words: readonly string[] }
  | { readonly show: 'stats'; readonly days: number };

/** An incident to be opened. */
export interface Opening {
  readonly title: string;
  readonly severity?: Severity;
  readonly moment?: Moment;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly usesThisChannel: boolean;
}

/** What a command comes to: entries or a refusal, something to read, a form to fill, or one of the two turning points. */
export type Outcome =
  | Decision
  | View
  | { readonly ask: 'start' | 'update' | 'paste' | 'moments'; readonly draft?: Partial<Opening> }
  | { readonly open: Opening }
  | { readonly close: true };
