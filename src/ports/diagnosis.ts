/** What an examination found about one thing. */
export interface Diagnosis {
  /** What was looked at: `scopes`. */
  readonly about: string;
  readonly state: 'well' | 'warning' | 'problem';
  /** A sentence. */
  readonly says: string;
  /** What does not work because of it, a sentence each. */
  readonly breaks?: readonly string[];
  /** What to do about it, in a sentence. */
  readonly mend?: string;
}
