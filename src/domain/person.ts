/** Somebody as the record names them: the name is kept as it was, so that a report never changes with a profile. */
export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** The bot itself, for entries nobody typed. */
export const hindsight: PersonRef = { id: 'hindsight', name: 'Hindsight' };

/** Whom an escalation asks: a person, a user group, those in another channel, or a name from the settings or in quotes. */
export interface Target {
  readonly kind: 'user' | 'group' | 'channel' | 'name';
  /** Slack's id of the user, group or channel; absent for a plain name. */
  readonly id?: string;
  readonly name: string;
  /** Names of pagers that are paged with it, from the settings. */
  readonly pagers?: readonly string[];
}
