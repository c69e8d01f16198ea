import type { Fault } from '../../src/local-slack/faults/fault';
import type { LocalWorkspace } from '../../src/local-slack/types';
import type { Random } from './random';

/** What Slack does now and then. */
export interface Weather {
  /** How often it was asked to fail. */
  faults(): number;
  /** Slack is well again. */
  stop(): void;
}

/** What the bot cannot begin without is left alone: it would only be away for longer. */
const methods = [
  'canvases.edit',
  'chat.postMessage',
  'chat.update',
  'conversations.create',
  'conversations.history',
  'conversations.invite',
  'conversations.replies',
  'files.completeUploadExternal',
  'files.getUploadURLExternal',
  'files.info',
  'pins.add',
  'reactions.add',
  'users.info',
  'views.open',
] as const;

const kinds: readonly ((random: Random) => Fault)[] = [
  (random) => ({ kind: 'ratelimited', retryAfterSeconds: 1, times: 2, ...someMethod(random) }),
  (random) => ({ kind: 'status', status: random.pick([500, 502, 503]), ...once(random) }),
  (random) => ({ kind: 'lost-answer', ...once(random) }),
  (random) => ({ kind: 'refuse', ...once(random) }),
  (random) => ({ kind: 'slow', delayMs: random.whole(100, 1500), ...once(random) }),
  () => ({ kind: 'repeat-events', times: 2 }),
  () => ({ kind: 'swap-events', times: 1 }),
  () => ({ kind: 'lost-delivery', times: 1 }),
  (random) => ({ kind: 'disconnect', how: random.pick(['drop', 'refresh'] as const) }),
];

function someMethod(random: Random): { method: string } {
  return { method: random.pick(methods) };
}

function once(random: Random): { method: string; times: number } {
  return { ...someMethod(random), times: 1 };
}

/** Slack fails at something every second or so. */
export function misbehave(workspace: LocalWorkspace, random: Random): Weather {
  let faults = 0;
  const timer = setInterval(() => {
    faults += 1;
    workspace.fault(random.pick(kinds)(random));
  }, 1000);
  return {
    faults: () => faults,
    stop() {
      clearInterval(timer);
      workspace.clearFaults();
    },
  };
}
