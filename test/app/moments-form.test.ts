import { keyMoments } from '../../src/domain/moments';
import { type FrontOfficeForTest, formOf, openOffice, said } from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
});
afterEach(() => office.settle());

const moments = async () => {
  const incident = await office.book.load('T0001/1');
  if (incident === undefined) throw new Error('no incident');
  return keyMoments(incident.state);
};

const pick = (name: string, clock: string) => ({
  [`${name}-date`]: '2026-11-19',
  [`${name}-time`]: clock,
});

async function ask() {
  return formOf(await office.type('moments', 'dana', channel));
}

test('all four moments are put on record in one form', async () => {
  await office.submit(await ask(), {
    ...pick('started', '10:00'),
    ...pick('detected', '10:05'),
    ...pick('identified', '10:30'),
    ...pick('resolved', '10:45'),
  });

  expect(await moments()).toMatchObject({
    started: '2026-11-19T10:00:00.000Z',
    detected: '2026-11-19T10:05:00.000Z',
    identified: '2026-11-19T10:30:00.000Z',
    resolved: '2026-11-19T10:45:00.000Z',
  });
});

test('sent again as it came, nothing is changed', async () => {
  await office.submit(await ask(), pick('detected', '11:00'));
  const form = await ask();
  const answers = Object.fromEntries(
    form.fields.flatMap((field) =>
      'initial' in field && typeof field.initial === 'string' ? [[field.name, field.initial]] : [],
    ),
  );

  const outcome = await office.submit(form, answers);

  if (outcome.kind !== 'done') throw new Error('a mistake');
  expect(said(outcome.reply)).toBe('Nothing was changed.');
});

test('one that is on record is moved, not said twice', async () => {
  await office.type('resolve 10:50 all good', 'dana', channel);
  await office.submit(await ask(), { ...pick('started', '10:00') });

  await office.submit(await ask(), pick('resolved', '10:40'));

  const incident = await office.book.load('T0001/1');
  expect(incident?.state.statuses).toMatchObject([
    { text: 'all good', at: '2026-11-19T10:40:00.000Z' },
  ]);
});

test('of a cause confirmed twice, the confirmation that counts is moved', async () => {
  await office.submit(await ask(), pick('started', '10:00'));
  for (const text of [
    'hypothesis 10:05 x',
    'confirm H1 10:10 y',
    'reopen H1',
    'confirm H1 10:40 z',
  ]) {
    await office.type(text, 'dana', channel);
  }

  await office.submit(await ask(), pick('identified', '10:35'));

  expect(await moments()).toMatchObject({ identified: '2026-11-19T10:35:00.000Z' });
});

test.each([
  [{ 'detected-date': '2026-11-19' }, 'detected-time'],
  [{ 'detected-time': '10:00' }, 'detected-date'],
  [pick('resolved', '09:00'), 'resolved-time'],
  [pick('detected', '23:59'), 'detected-time'],
])('%j is a mistake at the field', async (answers, field) => {
  expect(await office.submit(await ask(), answers)).toMatchObject({
    kind: 'mistakes',
    mistakes: { [field]: expect.stringMatching(/./) },
  });
});
