import type { NewStep } from '../../src/ports/outbox';
import { minuteOf } from '../helpers/entries';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
  const event = (seq: number, lane: string): NewStep => {
    const payload = { endpoint: lane, seq };
    return { key: `event:${lane}:${seq}`, kind: 'send-event', via: 'events', lane, payload };
  };
  await file.change(async ({ incidents, outbox }) => {
    await openIncident(
      incidents,
      'T1',
      [],
      [event(1, 'tracker'), event(2, 'tracker'), event(1, 'page')],
    );
    const [first, other] = await outbox.take(minuteOf(10), minuteOf(12), 9, 'events');
    await outbox.abandon(first?.id ?? 0, 'tracker answers HTTP 500', minuteOf(11));
    await outbox.finish(other?.id ?? 0, {}, minuteOf(11));
  });
});
afterEach(() => file.remove());

test('it tells what became of each, and ends with 3 where one was given up', async () => {
  const { code, out } = await file.hindsight('deliveries');

  expect(code).toBe(3);
  const lines = out.trimEnd().split('\n');
  expect(lines[0]).toMatch(/page {2}INC-2 of T1, T1 {2}delivered at 2026-11-19T10:10/);
  expect(lines[1]).toMatch(/tracker {2}INC-2 of T1, T2 {2}waiting for its turn$/);
  expect(lines[2]).toMatch(
    /tracker {2}INC-2 of T1, T1 {2}given-up at .*: tracker answers HTTP 500/,
  );
});

test('it tells a program, of those that it asks for', async () => {
  const { code, out } = await file.hindsight('deliveries', '--endpoint', 'page', '--json');

  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    {
      number: expect.any(Number),
      endpoint: 'page',
      incident: 'INC-2 of T1',
      entry: 'T1',
      state: 'delivered',
      attempts: 1,
      queuedAt: minuteOf(1),
      nextAt: null,
      endedAt: minuteOf(11),
      problem: null,
    },
  ]);
});

test('it has all that were given up sent again, or one', async () => {
  const all = await file.hindsight('deliveries', '--again', 'given-up');
  expect(all).toMatchObject({ code: 0, out: '1 delivery to be sent again.\n' });

  const [{ number }] = JSON.parse(
    (await file.hindsight('deliveries', '--state', 'delivered', '--json')).out,
  );
  const one = await file.hindsight('deliveries', '--again', `${number}`);
  expect(one.out).toBe('1 delivery to be sent again.\n');

  const left = await file.hindsight('deliveries', '--state', 'waiting', '--json');
  expect(JSON.parse(left.out)).toHaveLength(3);
});

test.each([
  ['999', 1, 'There is no delivery 999 that is over'],
  ['tracker', 2, '“tracker” is no number of a delivery'],
])('--again %s is refused', async (value, ends, words) => {
  const { code, err } = await file.hindsight('deliveries', '--again', value);

  expect(code).toBe(ends);
  expect(err).toContain(words);
});

test('where there are none, it says so', async () => {
  const { out } = await file.hindsight('deliveries', '--endpoint', 'nobody');

  expect(out).toBe('There are no such deliveries.\n');
});
