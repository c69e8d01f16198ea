/** What a subcommand knows of whoever called it. */
export interface Terminal {
  /** Results: what a program or a file may take. Written as it is. */
  out(text: string): void;
  /** Everything that is said about the work: problems, progress, questions. */
  err(text: string): void;
  /** Somebody sits there who can be asked. */
  readonly isInteractive: boolean;
  /** `err` can write over its last line. */
  readonly canOverwrite: boolean;
  /** The folder it was called in. */
  readonly folder: string;
  /** The environment as it was given, without what `.env` adds. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
