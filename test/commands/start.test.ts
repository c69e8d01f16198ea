import { given } from '../helpers/given';

const nowhere = given();
const plain = { isPrivate: false, isDrill: false, usesThisChannel: false };

test.each([
  ['a title', 'start Checkout fails', { title: 'Checkout fails' }],
  ['its severity', 'start sev2 Checkout fails', { title: 'Checkout fails', severity: 'sev2' }],
  ['severity in capitals', 'start SEV-2: Checkout', { title: 'Checkout', severity: 'sev2' }],
  ['a letter that is no severity', 'start S3 uploads fail', { title: 'S3 uploads fail' }],
  ['a number that is no severity', 'start 2 shops are down', { title: '2 shops are down' }],
  ['a private channel', 'start --private Checkout', { title: 'Checkout', isPrivate: true }],
  [
    'a drill',
    'start sev1 --drill Checkout',
    { title: 'Checkout', severity: 'sev1', isDrill: true },
  ],
  ['this channel', 'start --here Checkout', { title: 'Checkout', usesThisChannel: true }],
  [
    'the dash of a telephone',
    'start —private –drill Checkout',
    { title: 'Checkout', isPrivate: true, isDrill: true },
  ],
  ['one line of title', 'start Checkout\n\n  fails', { title: 'Checkout fails' }],
  ['a title in quotes', 'start "10:05 train is late', { title: '10:05 train is late' }],
])('%s', (_what, typed, opening) => {
  expect(nowhere.when(typed)).toEqual({ open: { ...plain, ...opening } });
});

test('it may have begun earlier', () => {
  expect(nowhere.when('start sev2 -10m Checkout')).toEqual({
    open: {
      ...plain,
      title: 'Checkout',
      severity: 'sev2',
      moment: { at: '2026-11-19T10:50:00.000Z', precision: 'exact' },
    },
  });
});

test('without a title, what was said is asked to be completed', () => {
  expect(nowhere.when('start sev2 --drill')).toEqual({
    ask: 'start',
    draft: { ...plain, title: '', severity: 'sev2', isDrill: true },
  });
});

test.each([
  ['start --secret Checkout', '--secret is not an option of start'],
  ['start --constructor Checkout', '--constructor is not an option of start'],
  ['start sev1 --hear Checkout', '--hear is not an option of start'],
  ['start 25:00 Checkout', '25:00'],
  ['start 2027-01-01 10:00 Checkout', 'future'],
])('%s is refused', (typed, words) => {
  expect(nowhere.when(typed)).toMatchObject({
    ok: false,
    message: expect.stringContaining(words),
    example: 'start sev2 -10m Checkout returns errors',
  });
});
