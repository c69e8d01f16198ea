import { type Background, createBackground } from '../../src/app/background';
import { createRecordingLog } from '../helpers/recording-log';
import { until } from '../helpers/until';

let background: Background | undefined;

afterEach(() => background?.stop());

function started(work: () => Promise<number | undefined>, log = createRecordingLog()): Background {
  background = createBackground(work, log);
  background.start();
  return background;
}

test('gathers what it is woken for at the same time', async () => {
  let looks = 0;
  const { wake } = started(async () => {
    looks += 1;
    return undefined;
  });
  await until('the first look', () => looks === 1);

  for (let time = 0; time < 50; time += 1) wake();

  await until('another look', () => looks > 1);
  expect(looks).toBe(2);
});

test('looks once more when woken in the middle of its work, and not before the end of it', async () => {
  let [now, most, looks] = [0, 0, 0];
  const gate: { open?: () => void } = {};
  const { wake } = started(async () => {
    now += 1;
    looks += 1;
    most = Math.max(most, now);
    await new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    now -= 1;
    return undefined;
  });
  await until('the first look', () => looks === 1);

  wake();
  gate.open?.();
  await until('the second look', () => looks === 2);
  gate.open?.();

  expect(most).toBe(1);
});

test('goes on beside a round that hangs, but not with ever more of them', async () => {
  let looks = 0;
  const gates: (() => void)[] = [];
  const { wake, stop } = started(() => {
    looks += 1;
    return new Promise((resolve) => gates.push(() => resolve(undefined)));
  });
  await until('four rounds', () => looks === 4, 8_000);
  wake();
  gates[0]?.();
  await until('a fifth, in the place of the first', () => looks === 5, 8_000);

  expect(looks - 1).toBeLessThanOrEqual(4);
  const stopped = stop();
  for (const open of gates) open();
  await stopped;
});

test('goes on after a failure, which it logs', async () => {
  const log = createRecordingLog();
  let looks = 0;
  started(async () => {
    looks += 1;
    if (looks === 1) throw new Error('no such luck');
    return undefined;
  }, log).wake();

  await until('a look after the failure', () => looks > 1);
  expect(log.lines).toMatchObject([
    { level: 'error', details: { err: { message: 'no such luck' } } },
  ]);
});

test('does no more once stopped', async () => {
  let looks = 0;
  const { wake, stop } = started(async () => {
    looks += 1;
    return 0;
  });
  await until('the first look', () => looks === 1);

  await stop();
  const before = looks;
  jest.useFakeTimers();
  wake();
  jest.advanceTimersByTime(60_000);
  jest.useRealTimers();

  expect(looks).toBe(before);
});
