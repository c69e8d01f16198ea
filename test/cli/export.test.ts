import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { EntryDraft } from '../helpers/entries';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
});
afterEach(() => file.remove());

const formats = ['md', 'html', 'json', 'csv', 'report-json'];
const note = (text: string): EntryDraft => ['note', { text }];
const open = (drafts: readonly EntryDraft[], first: Parameters<typeof openIncident>[4] = {}) =>
  file.change(({ incidents }) => openIncident(incidents, 'T1', drafts, [], first));

describe('export', () => {
  it.each([
    ['md', /^# INC-1: Checkout and search are down/],
    ['html', /^<!doctype html>/i],
    ['json', /^\{\n {2}"format": "hindsight-incident"/],
    ['csv', /^\uFEFFincident,private,entry,kind/],
    ['report-json', /^\{\n {2}"version": 1/],
  ])('as %s goes to standard output alone', async (format, begins) => {
    const called = await file.hindsight('export', 'INC-1', '--format', format);

    expect(called).toMatchObject({ code: 0, err: '' });
    expect(called.out).toMatch(begins);
  });

  it('goes to a file, and over nothing', async () => {
    const made = await file.hindsight('export', 'inc-1', '-o', 'report.md');
    const again = await file.hindsight('export', '1', '-o', 'report.md');

    expect(made).toMatchObject({ code: 0, out: '', err: 'Wrote report.md.\n' });
    expect(readFileSync(file.at('report.md'), 'utf8')).toMatch(/^# INC-1/);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is there already') });
  });

  it('has no cell that a spreadsheet takes for a formula', async () => {
    const nasty = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1'];
    await open(nasty.map(note));

    const { out } = await file.hindsight('export', 'INC-2', '--format', 'csv');

    const cells = out.split(/,|\r\n/).map((cell) => cell.replace(/^\uFEFF?"?/, ''));
    expect(cells.filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([]);
    for (const text of ['=HYPERLINK', '＝1+1']) expect(out).toContain(`'${text}`);
  });

  it.each([
    ['md', /Private/],
    ['html', /Private/],
    ['json', /"private": true/],
    ['csv', /INC-2,yes/],
    ['report-json', /"Private"/],
  ])('as %s marks a private incident, and says so', async (format, mark) => {
    await open([note('secret')], { isPrivate: true });

    const { out, err } = await file.hindsight('export', 'INC-2', '--format', format);

    expect(out).toMatch(mark);
    expect(err).toMatch(/^INC-2 is private/);
  });

  it('asks which workspace is meant, where there are several', async () => {
    await file.change(({ incidents }) => openIncident(incidents, 'T2'));

    const asked = await file.hindsight('export', 'INC-1');
    const told = await file.hindsight('export', 'INC-1', '--workspace', 'T2');

    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('T1, T2') });
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('Checkout is down') });
  });

  it.each([
    ['INC-9', 1, 'There is no INC-9 in T1.'],
    ['checkout', 2, 'checkout names no incident. For example: INC-7'],
  ])('of %s is refused', async (name, code, answer) => {
    expect(await file.hindsight('export', name)).toEqual({ code, out: '', err: `${answer}\n` });
  });

  it('knows its formats', async () => {
    const { code, err } = await file.hindsight('export', 'INC-1', '--format', 'pdf');

    expect(code).toBe(2);
    for (const format of formats) expect(err).toContain(format);
  });
});

describe('import of what was exported', () => {
  it('gives the same bytes again, with every id and time', async () => {
    await file.change(({ attachments }) =>
      attachments.put('T1/1', {
        id: 'F1',
        name: 'a.png',
        mimetype: 'image/png',
        bytes: Uint8Array.of(0, 255, 1),
      }),
    );
    const before: string[] = [];
    for (const format of formats) {
      before.push((await file.hindsight('export', 'INC-1', '-f', format)).out);
    }
    await file.hindsight('export', 'INC-1', '-f', 'json', '-o', 'inc-1.json');
    rmSync(file.database);
    await file.hindsight('migrate');

    const imported = await file.hindsight('import', 'inc-1.json');
    const again = await file.hindsight('import', 'inc-1.json');

    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Imported INC-1 of T1 with \d+ entries\.\n$/),
    });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('already') });
    for (const [index, format] of formats.entries()) {
      expect((await file.hindsight('export', 'INC-1', '-f', format)).out).toBe(before[index]);
    }
    expect(await file.hindsight('check')).toMatchObject({ code: 0 });
  });

  it('tells a program whether it was taken', async () => {
    await file.hindsight('export', 'INC-1', '-f', 'json', '-o', 'inc-1.json');
    const words = ['import', 'inc-1.json', '--json', '--workspace'];
    const taken = await file.hindsight(...words, 'T6');
    const again = await file.hindsight(...words, 'T6');

    const entries = expect.any(Number);
    const incident = 'INC-1 of T6';
    expect(JSON.parse(taken.out)).toEqual({ incident, entries, imported: true });
    expect(JSON.parse(again.out)).toEqual({ incident, entries, imported: false });
  });

  it('never takes the place of another incident', async () => {
    await file.hindsight('export', 'INC-1', '-f', 'json', '-o', 'inc-1.json');
    rmSync(file.database);
    await open([note('another')]);

    const { code, err } = await file.hindsight('import', 'inc-1.json');

    expect(code).toBe(1);
    expect(err).toContain('another INC-1 of T1');
    expect((await file.hindsight('export', 'INC-1')).out).toContain('another');
  });

  it('goes into another workspace where one is named', async () => {
    await file.hindsight('export', 'INC-1', '-f', 'json', '-o', 'inc-1.json');

    expect(await file.hindsight('import', 'inc-1.json', '--workspace', 'T5')).toMatchObject({
      code: 0,
    });
    expect(await file.hindsight('export', 'INC-1', '--workspace', 'T5')).toMatchObject({ code: 0 });
  });

  it.each([
    ['of a version that is not known', '"version": 1', '"version": 2', 'version'],
    ['with a gap', '"seq": 3', '"seq": 99', 'log.2.meta.seq is not 3'],
    [
      'with a kind that there is none of',
      '"kind": "detected"',
      '"kind": "undetected"',
      'log.3.kind',
    ],
    [
      'under another number',
      '"number": 1,\n  "incident"',
      '"number": 2,\n  "incident"',
      'opening of INC-2',
    ],
  ])('is refused for a file %s', async (_what, from, to, problem) => {
    const { out } = await file.hindsight('export', 'INC-1', '-f', 'json');
    expect(out).toContain(from);
    writeFileSync(file.at('changed.json'), out.replace(from, to));

    const { code, err } = await file.hindsight('import', 'changed.json', '--workspace', 'T7');

    expect(code).toBe(1);
    expect(err).toContain('changed.json cannot be imported');
    expect(err).toContain(problem);
  });
});
