import { METHODS } from '../src/local-slack/api/methods';
import type { ApiCall } from '../src/local-slack/types';

const minuteMs = 60_000;
const callsOfTier = { 1: 1, 2: 20, 3: 50, 4: 100, special: 300 } as const;

/** What opening incidents and keeping the surfaces current is paid with. */
export const surfaceMethods: ReadonlySet<string> = new Set([
  'conversations.create',
  'conversations.invite',
  'conversations.join',
  'chat.update',
  'chat.postMessage',
  'pins.add',
  'conversations.setTopic',
  'conversations.canvases.create',
  'canvases.edit',
  'views.publish',
]);

/** Calls a minute that Slack allows at least. */
export function tierOf(method: string): number {
  return callsOfTier[METHODS[method]?.tier ?? 1];
}

/** The most calls of a method within any minute. */
export function mostInAMinute(calls: readonly ApiCall[], method: string): number {
  const times = calls.filter((call) => call.method === method).map(({ at }) => at);
  const inMinutes = times.map((end) => times.filter((at) => at <= end && at > end - minuteMs));
  return Math.max(0, ...inMinutes.map(({ length }) => length));
}
