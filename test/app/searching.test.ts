import {
  button,
  type FrontOfficeForTest,
  messageOf,
  openOffice,
  said,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
});
afterEach(() => office.settle());

test('a search finds words of titles and entries', async () => {
  await office.type('note the connection pool is exhausted', 'dana', channel);

  expect(said(await office.type('search pool'))).toContain('INC-1 Checkout is down');
  expect(said(await office.type('search nonsense'))).toContain('Nothing on record has');
});

test('what a search found shows where: the entry, its moment and the words around it', async () => {
  await office.type(`note 09:55 ${'before that '.repeat(20)}the *pool* ran dry`, 'dana', channel);
  await office.type('hypothesis 09:58 someone opened the pool', 'dana', channel);
  await office.type('remove T5', 'dana', channel);

  const answer = said(await office.type('search pool', 'sam'));
  expect(answer).toMatch(/\nT4 2026-11-19 09:55 …that (before that )+the \*pool\* ran dry$/);
  expect(said(await office.type('search checkout', 'sam'))).not.toContain('T1');
});

test('a search shows an entry as it was corrected', async () => {
  await office.type('note 09:55 the pole ran dry', 'dana', channel);
  await office.type('edit T4 the pool ran dry', 'dana', channel);
  await office.type('move T4 09:40', 'dana', channel);

  expect(said(await office.type('search dry'))).toContain('T4 2026-11-19 09:40 the pool ran dry');
  expect(said(await office.type('search pole'))).toContain('Nothing on record');
});

test('what was looked for stands out, and what people typed formats nothing', async () => {
  await office.type('note the _pool_ & is *empty*', 'dana', channel);
  const { pieces } = messageOf(await office.type('search pool'));
  const [found] = pieces.flatMap((piece) => (piece.piece === 'bullets' ? piece.items : []));

  expect(found?.slice(-3)).toEqual(['the _', { bold: 'pool' }, '_ & is *empty*']);
});

test('a private incident is quoted to nobody but its members', async () => {
  const secret = await office.open('start --private Secret merger');
  await office.type('note the velvet pool', 'dana', secret);

  expect(said(await office.type('search velvet', 'dana'))).toContain('the velvet pool');
  expect(said(await office.type('search velvet', 'sam'))).toBe(
    'Nothing on record has all the words of “velvet”.',
  );
});

test('words that are redacted are found and quoted no more, and the rest of the incident is', async () => {
  await office.type('note the password is hunter2', 'dana', channel);
  await office.type('note the pool', 'dana', channel);
  const redaction = await office.type('redact T4', 'dana', channel);
  await office.press(button(redaction, 'Redact for good'), 'dana', channel);

  expect(said(await office.type('search hunter2'))).toContain('Nothing on record');
  expect(said(await office.type('search password'))).toContain('Nothing on record');
  expect(said(await office.type('search pool'))).toContain('the pool');
});
