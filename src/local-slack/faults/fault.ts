/** Strikes what the app asks for. */
interface OfCalls {
  /** A method of the Web API, `response_url` or `upload`; every method of the Web API unless set. */
  readonly method?: string;
  /** How often it strikes; until it is taken away unless set. */
  readonly times?: number;
}

/** Strikes what the app is told. */
interface OfEvents {
  /** The `type` of an event; every event unless set. */
  readonly event?: string;
  readonly times?: number;
}

/** Misbehaviour on demand. `fault-kinds.ts` says what each kind does. */
export type Fault =
  | ({ readonly kind: 'ratelimited'; readonly retryAfterSeconds: number } & OfCalls)
  | ({ readonly kind: 'status'; readonly status: number } & OfCalls)
  | ({ readonly kind: 'error'; readonly error: string } & OfCalls)
  | ({ readonly kind: 'slow'; readonly delayMs: number } & OfCalls)
  | ({ readonly kind: 'silent' } & OfCalls)
  | ({ readonly kind: 'refuse' } & OfCalls)
  | ({ readonly kind: 'lost-answer' } & OfCalls)
  | ({ readonly kind: 'message-deleted' } & OfCalls)
  | ({ readonly kind: 'token-revoked' } & OfCalls)
  | ({ readonly kind: 'repeat-events' } & OfEvents)
  | ({ readonly kind: 'swap-events' } & OfEvents)
  | { readonly kind: 'lost-delivery'; readonly times?: number }
  | { readonly kind: 'disconnect'; readonly how: 'drop' | 'refresh' }
  | { readonly kind: 'unplugged'; readonly forMs: number };

export type FaultKind = Fault['kind'];

/** A fault somebody asked for, and what became of it. */
export interface FaultState {
  readonly id: string;
  readonly fault: Fault;
  /** How often it has struck. */
  readonly struck: number;
  /** True once it has struck as often as it was to, or was taken away. */
  readonly isOver: boolean;
}
