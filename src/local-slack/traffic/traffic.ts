import { masked } from './masked';

/** One thing that the app and the workspace said to each other. */
export interface Exchange {
  readonly direction: 'from-app' | 'to-app';
  /** `api`, `response_url` and `upload` come from the app; the others go to it. */
  readonly kind: 'api' | 'response_url' | 'upload' | 'event' | 'command' | 'interaction';
  /** The method, the event's type, the command, or what was pressed. */
  readonly name: string;
  /** Milliseconds since the epoch, when it began. */
  readonly at: number;
  readonly tookMs: number;
  /** Of the answer, by HTTP; 0 where none was given. Nothing for what went over a socket. */
  readonly status?: number;
  readonly isOk: boolean;
  /** Slack's code where it went wrong, else empty. */
  readonly error: string;
  /** What somebody had asked to go wrong with it. */
  readonly fault?: string;
  /** Which attempt at delivering an event it was, from 0. */
  readonly attempt?: number;
  readonly request: unknown;
  readonly answer: unknown;
}

export interface KeptExchange extends Exchange {
  /** Counts up from 1. */
  readonly id: number;
}

export interface Traffic {
  add(exchange: Exchange): void;
  /** The newest, oldest first, whose text has these words in it. */
  list(find?: string): readonly KeptExchange[];
  one(id: number): KeptExchange | undefined;
}

/** So that a workspace left running does not grow without end. */
const MOST_KEPT = 1000;

/** Keeps what was said both ways, and shows it without its secrets. */
export function createTraffic(): Traffic {
  const kept: KeptExchange[] = [];
  let count = 0;
  return {
    add(exchange) {
      count += 1;
      kept.push({ ...exchange, id: count });
      if (kept.length > MOST_KEPT) kept.shift();
    },
    list: (find = '') => kept.filter((exchange) => has(exchange, find.toLowerCase())),
    one(id) {
      const found = kept.find((exchange) => exchange.id === id);
      return found && withoutSecrets(found);
    },
  };
}

function withoutSecrets(exchange: KeptExchange): KeptExchange {
  const { request, answer } = exchange;
  return { ...exchange, request: masked(request), answer: masked(answer) };
}

function has(exchange: KeptExchange, words: string): boolean {
  return words === '' || JSON.stringify(withoutSecrets(exchange)).toLowerCase().includes(words);
}

/** Everything but what was said, for a list. */
export function inShort({
  request: _request,
  answer: _answer,
  ...rest
}: KeptExchange): Omit<KeptExchange, 'request' | 'answer'> {
  return rest;
}
