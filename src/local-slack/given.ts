/** What one element of a form holds; the shape Slack puts under `state.values[block][action]`, without `type`. */
export type FieldValue = string | readonly string[] | null;

/** A file that somebody shares. */
export interface NewFile {
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Uint8Array;
}
