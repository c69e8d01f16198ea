import type { Json } from '../types';

type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Delivery {
  readonly kind: DeliveryKind;
  readonly payload: Json;
  /** Which attempt this is, from 0; events only. */
  readonly attempt?: number;
  readonly retryReason?: string;
}

/** What came back within the time Slack gives. */
export type Ack =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly error: 'dispatch_failed' | 'operation_timeout' };

/** A way to reach the app: its sockets, or signed requests. */
export interface Link {
  isConnected(): boolean;
  /** With `isLost` the connection breaks while it is under way. */
  send(delivery: Delivery, isLost?: boolean): Promise<Ack>;
}
