import { addMs, DAY, MINUTE } from '../../src/domain/time/instant';
import { opening, recordingOf } from '../helpers/entries';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
  const today = new Date().toISOString();
  await opened(addMs(today, -10 * DAY), { severity: 'sev1' });
  await opened(addMs(today, -20 * DAY), { severity: 'sev2', isPrivate: true });
  await opened(addMs(today, -30 * DAY), { isDrill: true });
  await opened(addMs(today, -200 * DAY), {});
});
afterEach(() => file.remove());

/** Opened then, and resolved half an hour later. */
async function opened(at: string, payload: Parameters<typeof opening>[0]): Promise<void> {
  await file.change(({ incidents }) =>
    incidents.open('T3', (number) => {
      const [kind, given] = opening({ ...payload, number }) as ['opened', never];
      return recordingOf(
        [],
        [
          [kind, given, { at, recordedAt: at }],
          [
            'resolved',
            { text: '' },
            { at: addMs(at, 30 * MINUTE), recordedAt: addMs(at, 30 * MINUTE) },
          ],
        ],
      );
    }),
  );
}

test('it counts the incidents of the last days, drills aside', async () => {
  const { code, out } = await file.hindsight('stats', '365', '--workspace', 'T3');

  expect(code).toBe(0);
  expect(out).toMatch(/^3 incidents in the last 365 days\n/);
  expect(out).toContain('to resolve: 30 min, 30 min (of 3)');
});

test('it tells a program in milliseconds', async () => {
  const { out } = await file.hindsight('stats', '--json', '--workspace', 'T3');

  expect(JSON.parse(out)).toMatchObject({
    workspace: 'T3',
    days: 90,
    incidents: 2,
    bySeverity: { sev1: 1, sev2: 1, none: 0 },
    toResolve: { count: 2, medianMs: 30 * MINUTE },
    toDetect: null,
  });
});

test('it knows which workspaces there are', async () => {
  const { code, out, err } = await file.hindsight('stats', '--workspace', 'T9');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^There is no incident of T9 on record; there are some of .*T3\.$/m);
});

test.each(['soon', '0', '-3'])('%s is no number of days', async (days) => {
  const { code, err } = await file.hindsight('stats', '--', days);

  expect(code).toBe(2);
  expect(err).toContain('It takes a number of days');
});
