import { allowances, createCallBudget } from '../../src/app/call-budget';
import { ChatError } from '../../src/ports/chat';

const minute = 60_000;
/** How much later than others a call may come in. */
const lateMs = 5_000;
const one = ['pins.add'] as const;
const most = allowances['pins.add'];

/** A budget that has none of them left. */
function spent(at = 0) {
  const budget = createCallBudget();
  for (let call = 0; call < most; call += 1) budget.take('T1', one, at);
  return budget;
}

function mostInAMinute(moments: readonly number[]): number {
  const within = moments.map(
    (end) => moments.filter((at) => at <= end && at > end - minute).length,
  );
  return Math.max(...within);
}

test('there is room for so many calls in any minute, and no more', () => {
  const budget = createCallBudget();
  const granted = Array.from({ length: 300 }, (_, index) => index * 500).filter(
    (at) => budget.take('T1', one, at) === 0,
  );

  expect(mostInAMinute(granted)).toBe(most);
  expect(granted.length).toBe(3 * most);
});

test('no more come in within any minute either, though some come in later after they were taken than others', () => {
  const budget = createCallBudget();
  const cameIn = Array.from({ length: 1_000 }, (_, index) => index * 500)
    .filter((at) => budget.take('T1', one, at) === 0)
    .map((at, index) => at + ((index * 1_237) % lateMs));

  expect(mostInAMinute(cameIn)).toBeLessThanOrEqual(most);
});

test('without room it says how long to wait', () => {
  const budget = spent(1_000);

  expect(budget.take('T1', one, 31_000)).toBe(30_000 + lateMs);
  expect(budget.take('T1', one, 61_000 + lateMs)).toBe(0);
});

test('methods and workspaces have room of their own', () => {
  const budget = spent();

  expect(budget.take('T1', ['chat.update'], 0)).toBe(0);
  expect(budget.take('T2', one, 0)).toBe(0);
});

test('where one of several methods has no room, none is taken', () => {
  const budget = spent();
  for (let tries = 0; tries < 1_000; tries += 1) {
    expect(budget.take('T1', ['chat.update', 'pins.add'], 0)).toBe(minute + lateMs);
  }

  expect(budget.take('T1', ['chat.update'], 0)).toBe(0);
});

test('what Slack refused as one too many is left alone as long as it says', () => {
  const budget = createCallBudget();
  budget.heed('T1', new ChatError('ratelimited', 'pins.add', true, 30_000), 0);
  budget.heed('T1', new ChatError('is_archived', 'chat.update', false), 0);

  expect(budget.take('T1', one, 10_000)).toBe(20_000);
  expect(budget.take('T1', one, 30_000)).toBe(0);
  expect(budget.take('T1', ['chat.update'], 0)).toBe(0);
});
