import { leaseFrom, whileHeld } from '../../src/app/held';
import { createRecordingLog } from '../helpers/recording-log';
import { createTestClock } from '../helpers/test-clock';

const now = '2026-11-19T11:00:00.000Z';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Work that goes on until it is told to end. */
function holding(renew: (from: string, until: string) => Promise<void>) {
  const clock = createTestClock(now);
  const log = createRecordingLog();
  let end = () => {};
  const until = leaseFrom(now);
  const work = whileHeld({ clock, log, until, renew }, async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return 'done';
  });
  const pass = async (ms: number) => {
    clock.advance(ms);
    await jest.advanceTimersByTimeAsync(ms);
  };
  return { work, log, pass, end: () => end() };
}

test('what is worked on is held for as long as the work goes on, each time from where it was', async () => {
  const renewed: (readonly string[])[] = [];
  const { work, pass, end } = holding(async (...lease) => void renewed.push(lease));

  for (const ms of [2000, 2000]) await pass(ms);
  end();
  await work;
  await pass(10_000);

  const first = leaseFrom('2026-11-19T11:00:02.000Z');
  expect(renewed).toEqual([
    [leaseFrom(now), first],
    [first, leaseFrom('2026-11-19T11:00:04.000Z')],
  ]);
});

test('work goes on though its lease cannot be renewed', async () => {
  const { work, pass, end, log } = holding(() => Promise.reject(new Error('out of reach')));
  await pass(2000);

  end();

  expect(await work).toBe('done');
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
});
