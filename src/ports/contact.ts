import type { Iso } from '../domain/time/instant';

/** Until when the bot was told of whatever happened in the chat; all processes together. */
export interface Contact {
  /** Undefined before the first time. */
  last(): Promise<Iso | undefined>;
  /** It was in contact until `at`; a moment before the last one changes nothing. */
  note(at: Iso): Promise<void>;
}
