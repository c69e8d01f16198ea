/** A line of the table. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  /** The peer's, or the limit. */
  readonly peers: string;
  /** Ours by the peer's, or a count that speaks for itself. */
  readonly result: string;
}

/** Something that is measured against a peer or a limit in the same run. */
export interface Row {
  /** What is compared with what. */
  readonly title: string;
  run(): Promise<readonly Figure[]>;
}
