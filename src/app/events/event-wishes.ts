/** What an endpoint wants to be sent. */
export interface EventWish {
  /** Kinds of entries; all of them where it is missing. */
  readonly kinds?: readonly string[];
  readonly isForPrivate: boolean;
  readonly isForDrills: boolean;
}

/** By the name of the endpoint. */
export type EventWishes = Readonly<Record<string, EventWish>>;
