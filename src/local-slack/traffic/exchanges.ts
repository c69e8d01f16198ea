import type { Ack, Delivery } from '../delivery/link';
import { isObject } from '../json';
import type { Answer } from '../server/answer';
import type { Json } from '../types';
import type { Exchange } from './traffic';

/** When something began, by the workspace's clock, and how long it took by the machine's. */
export type Timing = Pick<Exchange, 'at' | 'tookMs'>;

/** Begins to time something; call what it returns when it is over. `now`: milliseconds since the epoch. */
export function startTiming(now: number): () => Timing {
  const begun = performance.now();
  return () => ({ at: now, tookMs: Math.round(performance.now() - begun) });
}

interface Asked {
  readonly kind: 'api' | 'response_url' | 'upload';
  readonly name: string;
  readonly request: unknown;
  /** Nothing where none was given. */
  readonly answer: Answer | undefined;
  readonly fault: string | undefined;
}

/** What the app asked for. */
export function exchangeOfRequest({ answer, fault, ...asked }: Asked, timing: Timing): Exchange {
  const body = answer?.body;
  const error = isObject(body) && typeof body.error === 'string' ? body.error : '';
  const status = answer?.status ?? 0;
  return {
    ...asked,
    ...timing,
    direction: 'from-app',
    status,
    isOk: status === 200 && error === '',
    error,
    answer: body,
    ...(fault && { fault }),
  };
}

/** What the app was told, and how it acknowledged that. */
export function exchangeOfDelivery(
  { kind, payload, attempt }: Delivery,
  ack: Ack,
  fault: string | undefined,
  timing: Timing,
): Exchange {
  return {
    ...timing,
    ...toldKind(kind, payload),
    direction: 'to-app',
    isOk: ack.ok,
    error: ack.ok ? '' : ack.error,
    request: payload,
    answer: ack.ok ? ack.body : undefined,
    ...(attempt && { attempt }),
    ...(fault && { fault }),
  };
}

function toldKind(kind: Delivery['kind'], payload: Json): Pick<Exchange, 'kind' | 'name'> {
  switch (kind) {
    case 'slash_commands':
      return { kind: 'command', name: join(payload.command, payload.text) };
    case 'interactive':
      return { kind: 'interaction', name: join(payload.type, interactionName(payload)) };
    case 'events_api': {
      const event = isObject(payload.event) ? payload.event : payload;
      return { kind: 'event', name: join(event.type, event.subtype) };
    }
    default:
      return kind satisfies never;
  }
}

function interactionName({ callback_id, actions, view }: Json): unknown {
  const [action] = Array.isArray(actions) ? (actions as Json[]) : [];
  return callback_id ?? action?.action_id ?? (isObject(view) ? view.callback_id : undefined);
}

const LONGEST_NAME = 80;

function join(...words: readonly unknown[]): string {
  const name = words.filter((word) => typeof word === 'string' && word !== '').join(' ');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
