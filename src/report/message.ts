/**
 * What the bot says, before any chat program's own format: pieces of text, buttons and forms.
 * Every string in it is plain text. Whoever renders it sees to it that no string formats, mentions, links or breaks anything.
 */

/** A run of text within a line. */
export type Span =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  /** Struck through. */
  | { readonly gone: string }
  /** Names a person; notifies them only in a message that says `notifies`. */
  | { readonly person: string; readonly name: string }
  | { readonly group: string; readonly name: string }
  | { readonly channel: string; readonly name: string }
  | { readonly link: string; readonly label: string };

export type Line = readonly Span[];

/** One block of a message or document, from top to bottom. */
export type Piece =
  | { readonly piece: 'header'; readonly text: string }
  /** Lines kept together; a line break within a string stays one. */
  | { readonly piece: 'text'; readonly lines: readonly Line[] }
  | { readonly piece: 'bullets'; readonly items: readonly Line[] }
  | { readonly piece: 'quote'; readonly lines: readonly Line[] }
  /** Shown in a fixed-width font, every blank kept. */
  | { readonly piece: 'pre'; readonly text: string }
  /** Small print. */
  | { readonly piece: 'small'; readonly lines: readonly Line[] }
  | { readonly piece: 'divider' }
  | { readonly piece: 'buttons'; readonly buttons: readonly Button[] };

export interface Button {
  /** What pressing it does: a name in the table of `app/buttons`. */
  readonly action: string;
  readonly label: string;
  /** Handed back when pressed; at most 2,000 characters. */
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before it counts. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string };
}

export interface Message {
  /** The whole message in a line, for notifications and screen readers. */
  readonly summary: string;
  readonly pieces: readonly Piece[];
  /** Persons and groups in it are told; without it, naming somebody is silent. */
  readonly notifies?: true;
}

interface FieldBase {
  /** Name under which the answer arrives. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

export type Field =
  | (FieldBase & {
      readonly type: 'line' | 'words';
      readonly initial?: string;
      readonly placeholder?: string;
      readonly maxLength?: number;
    })
  | (FieldBase & {
      readonly type: 'choice';
      readonly choices: readonly Choice[];
      readonly initial?: string;
    })
  | (FieldBase & { readonly type: 'person'; readonly initial?: string })
  | (FieldBase & { readonly type: 'date' /** `2026-11-30` */; readonly initial?: string })
  | (FieldBase & { readonly type: 'time' /** `14:05` */; readonly initial?: string })
  | (FieldBase & {
      readonly type: 'ticks';
      readonly choices: readonly Choice[];
      readonly initial?: readonly string[];
    })
  /** Not a question: text between the fields. */
  | { readonly type: 'says'; readonly name: string; readonly pieces: readonly Piece[] };

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Form {
  /** A name in the table of `app/forms`. */
  readonly form: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly Field[];
  /** Once it was sent, the private message whose button opened it is renewed. */
  readonly renews?: true;
  /** Comes back with the answers; at most 3,000 characters. */
  readonly carry: string;
}

/** Answers by field name: text, a choice's value, a person's id, a date; a list for `ticks`; missing where nothing was given. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;
