import type { Desk, FormOutcome, Reply } from '../../src/app/desk';

type Call = {
  [K in keyof Desk]: { readonly method: K; readonly request: Parameters<Desk[K]>[0] };
}[keyof Desk];

/** A desk that says what a test tells it to and remembers what it was asked. */
export interface FakeDesk extends Desk {
  readonly calls: readonly Call[];
  /** What the next command, shortcut or button is answered with. */
  reply: () => Promise<Reply>;
  /** What the next form comes to. */
  outcome: () => Promise<FormOutcome>;
  /** Requests of one kind, oldest first. */
  asked<K extends keyof Desk>(method: K): Parameters<Desk[K]>[0][];
}

/** A desk that answers everything with silence until told otherwise. */
export function createFakeDesk(): FakeDesk {
  const calls: Call[] = [];
  function note<K extends keyof Desk>(method: K, request: Parameters<Desk[K]>[0]): void {
    calls.push({ method, request } as Call);
  }
  const desk: FakeDesk = {
    calls,
    reply: async () => ({ kind: 'silence' }),
    outcome: async () => ({ kind: 'done', reply: { kind: 'silence' } }),
    asked: <K extends keyof Desk>(method: K) =>
      calls.filter((call) => call.method === method).map((call) => call.request) as Parameters<
        Desk[K]
      >[0][],
    async command(request) {
      note('command', request);
      return desk.reply();
    },
    async shortcut(request) {
      note('shortcut', request);
      return desk.reply();
    },
    async press(request) {
      note('press', request);
      return desk.reply();
    },
    async submit(request) {
      note('submit', request);
      return desk.outcome();
    },
    mark: async (request) => note('mark', request),
    unmark: async (request) => note('unmark', request),
    messageEdited: async (request) => note('messageEdited', request),
    messageRemoved: async (request) => note('messageRemoved', request),
    joined: async (request) => note('joined', request),
    homeOpened: async (request) => note('homeOpened', request),
  };
  return desk;
}
