import { isElsewhere } from './locked-out';

/** Why something could not be done, for people, and to be compared with why it could not the last time. */
export function problemOf(err: unknown): string {
  return err instanceof Error ? err.message : String(err);
}

/** Whether a failure is worth a line in the log: tried again in vain for the same reason it says nothing new. */
export function isNews(err: unknown, before: string | undefined): boolean {
  return problemOf(err) !== before && !isElsewhere(err);
}
