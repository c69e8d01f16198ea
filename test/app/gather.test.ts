import { gatherUntil } from '../../src/app/gather';
import { addMs } from '../../src/domain/time/instant';

const now = '2026-11-19T11:00:00.000Z';
const ago = (seconds: number) => addMs(now, -seconds * 1000);
const clock = { now: () => now };
const clocks = { pace: clock, record: clock };

/** Seconds until a change shows, with six of patience: the last call and the last entry so many seconds ago. */
function wait(calledAgo: number | undefined, recordedAgo: number | undefined, its = clocks) {
  const change = {
    calledAt: calledAgo === undefined ? undefined : ago(calledAgo),
    recordedAt: recordedAgo === undefined ? undefined : ago(recordedAgo),
  };
  const until = gatherUntil(change, 6_000, its);
  return until === undefined ? 0 : (Date.parse(until) - Date.parse(now)) / 1000;
}

test.each([
  ['what was never shown shows at once', undefined, 0, 0],
  ['the first change after a rest shows at once', 60, 0, 0],
  ['the next one waits for a moment of quiet', 3, 0.2, 0.8],
  ['in a moment of quiet it shows', 3, 1, 0],
  ['two calls are two seconds apart', 0.5, 1, 1.5],
  ['a burst that goes on waits no longer than patience lasts', 5.5, 0, 0.5],
  ['and then shows though nothing is quiet', 6, 0, 0],
  ['without an entry to wait for, only the distance counts', 0.5, undefined, 1.5],
] as const)('%s', (_name, calledAgo, recordedAgo, seconds) => {
  expect(wait(calledAgo, recordedAgo)).toBeCloseTo(seconds);
});

test('a record whose clock stands still does not keep a change back for longer than that', () => {
  const story = { pace: clock, record: { now: () => ago(86_400) } };

  expect(wait(5, 0, story)).toBe(1);
  expect(wait(6, 0, story)).toBe(0);
});

test('a clock that was set back keeps nothing waiting', () => {
  expect(wait(-3600, 0)).toBe(0);
});
