import { allowances, createCallBudget } from '../../src/app/call-budget';
import { createFleet } from '../../src/app/fleet';
import { toMs } from '../../src/domain/time/instant';
import type { Replicas } from '../../src/ports/replicas';
import { createRecordingLog } from '../helpers/recording-log';
import { createTestClock } from '../helpers/test-clock';

const now = '2026-11-19T11:00:00.000Z';
const usual: Replicas = { beat: async () => ({ alive: 1, now }), leave: async () => undefined };

async function started(replicas: Partial<Replicas>) {
  const clock = createTestClock(now);
  const log = createRecordingLog();
  const fleet = createFleet({ ...usual, ...replicas }, clock, log);
  await fleet.start();
  return { clock, log, fleet };
}

test('a process whose clock is wrong goes by the time of the others', async () => {
  const { fleet, clock } = await started({
    beat: async () => ({ alive: 3, now: '2026-11-19T11:01:00.000Z' }),
  });
  clock.advance(500);

  expect(fleet.clock.now()).toBe('2026-11-19T11:01:00.500Z');
  expect(fleet.size()).toBe(3);
  await fleet.stop();
});

test('one that cannot ask goes by its own clock, alone, and still ends', async () => {
  const lost = async () => Promise.reject(new Error('out of reach'));
  const { fleet, log } = await started({ beat: lost, leave: lost });

  expect(fleet.clock.now()).toBe(now);
  expect(fleet.size()).toBe(1);
  await fleet.stop();
  expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
});

test('one that ends says so', async () => {
  const left: string[] = [];
  const { fleet } = await started({ leave: async (id) => void left.push(id) });

  await fleet.stop();

  expect(left).toHaveLength(1);
});

test('what Slack allows is divided among the processes there are', () => {
  let sharers = 1;
  const budget = createCallBudget(() => sharers);
  const taken = (workspaceId: string) => {
    let calls = 0;
    while (budget.take(workspaceId, ['views.publish'], toMs(now)) === 0) calls += 1;
    return calls;
  };

  const alone = taken('T1');
  sharers = 3;

  expect(alone).toBe(allowances['views.publish']);
  expect(taken('T2')).toBe(Math.floor(alone / 3));
});
