import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
  await file.change(({ incidents }) => openIncident(incidents, 'T1'));
  writeExport();
});
afterEach(() => file.remove());

/** As Slack writes it. */
function writeExport(): void {
  const put = (name: string, content: unknown) =>
    writeFileSync(file.at(`export/${name}`), JSON.stringify(content));
  mkdirSync(file.at('export/checkout'), { recursive: true });
  put('users.json', [
    { id: 'U7', name: 'ana', profile: { display_name: 'Ana', real_name: 'Ana Lima' } },
    { id: 'U8', name: 'bo', real_name: 'Bo Berg', profile: { display_name: '' } },
  ]);
  put('channels.json', [{ id: 'C77', name: 'checkout' }]);
  put('checkout/2026-11-19.json', [
    {
      type: 'message',
      subtype: 'channel_join',
      user: 'U7',
      ts: '1763546400.000100',
      text: 'joined',
    },
    {
      type: 'message',
      user: 'U7',
      ts: '1763546500.000200',
      text: 'Alarms &amp; all, <@U8>: look at <#C77|checkout>',
    },
  ]);
  put('checkout/2026-11-20.json', [
    { type: 'message', user: 'U8', ts: '1763632900.000300', text: 'Rolled\nback =1+1' },
    {
      type: 'message',
      subtype: 'bot_message',
      username: 'Grafana',
      ts: '1763633000.000400',
      attachments: [{ text: 'Error rate 12 %' }],
    },
    {
      type: 'message',
      user: 'U8',
      ts: '1763633100.000500',
      text: '',
      files: [{ name: 'graph.png' }],
    },
  ]);
}

const into = ['export/checkout', '--into', 'INC-2'] as const;

const entries = () => file.change(({ incidents }) => incidents.load('T1/2', 1));

test('the messages are listed, marked, and taken, each when it was posted', async () => {
  const listed = await file.hindsight('import', ...into, '--list', 'marks.txt');
  const list = readFileSync(file.at('marks.txt'), 'utf8');
  writeFileSync(
    file.at('marks.txt'),
    list.replaceAll(/^\[ \] (?=.*(Ana|Bo Berg: Rolled|Grafana))/gm, '[x] '),
  );

  const taken = await file.hindsight('import', ...into, '--take', 'marks.txt');

  expect(listed).toMatchObject({ code: 0, err: 'Wrote marks.txt.\n' });
  expect(list).toContain(
    '[ ] 1763546500.000200 2025-11-19 10:01:40 UTC  Ana: Alarms & all, @Bo Berg: look at #checkout',
  );
  expect(list).toContain('Bo Berg: graph.png');
  expect(list).not.toContain('joined');
  expect(taken).toMatchObject({ code: 0, out: 'Recorded 3 messages in INC-2.\n' });
  expect(await entries()).toMatchObject([
    {
      kind: 'note',
      payload: { text: 'Alarms & all, @Bo Berg: look at #checkout' },
      meta: {
        at: '2025-11-19T10:01:40.000Z',
        author: { id: 'U7', name: 'Ana' },
        by: { id: 'hindsight' },
        source: 'import',
        message: { channelId: 'C77', ts: '1763546500.000200' },
      },
    },
    { payload: { text: 'Rolled\nback =1+1' } },
    { payload: { text: 'Error rate 12 %' }, meta: { author: { name: 'Grafana' } } },
  ]);
  expect(await file.hindsight('check')).toMatchObject({ code: 0 });
});

test('one that is on record already is left out', async () => {
  writeFileSync(file.at('marks.txt'), '[x] 1763546500.000200\n');
  await file.hindsight('import', ...into, '--take', 'marks.txt');

  const again = await file.hindsight('import', ...into, '--take', 'marks.txt');

  expect(again.out).toBe(
    'Recorded 0 messages in INC-2. 1 of those marked were on record already.\n',
  );
  expect(await entries()).toHaveLength(1);
});

test('it tells a program what it took', async () => {
  writeFileSync(file.at('marks.txt'), '[x] 1763546500.000200\n');
  const take = () => file.hindsight('import', ...into, '--take', 'marks.txt', '--json');

  const [first, again] = [await take(), await take()];

  const incident = expect.stringMatching(/^INC-2 of T/);
  expect(JSON.parse(first.out)).toEqual({ incident, recorded: 1, already: 0 });
  expect(JSON.parse(again.out)).toEqual({ incident, recorded: 0, already: 1 });
});

test('one file of the export is enough', async () => {
  const { code } = await file.hindsight(
    'import',
    'export/checkout/2026-11-20.json',
    '--into',
    'INC-2',
    '--list',
    'marks.txt',
  );

  expect(code).toBe(0);
  expect(readFileSync(file.at('marks.txt'), 'utf8').match(/^\[ \]/gm)).toHaveLength(3);
});

test.each([
  ['where nobody can be asked', [...into], 1, 'Nobody can be asked here'],
  ['without an incident', ['export/checkout'], 2, '--into INC-7'],
  [
    'into an incident that is not there',
    ['export/checkout', '--into', 'INC-9'],
    1,
    'There is no INC-9',
  ],
  ['of the whole export', ['export', '--into', 'INC-2'], 1, 'export/checkout'],
  ['of nothing', ['nowhere', '--into', 'INC-2'], 1, 'There is no'],
  [
    'of marks that are none',
    [...into, '--take', 'export/users.json'],
    1,
    'users.json:1: names no message',
  ],
])('it is refused %s, with what to do', async (_what, words, ends, answer) => {
  const { code, out, err } = await file.hindsight('import', ...words);

  expect({ code, out }).toEqual({ code: ends, out: '' });
  expect(err).toContain(answer);
  expect(await entries()).toEqual([]);
});
