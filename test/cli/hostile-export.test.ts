import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import type { EntryDraft } from '../helpers/entries';
import { hostileTexts } from '../helpers/hostile-texts';
import { type PostgresServer, startPostgres } from '../helpers/postgres';
import { openIncident } from '../helpers/record';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
let server: PostgresServer;
let client: Client;
beforeAll(async () => {
  file = await recordFile();
  server = await startPostgres();
  client = new Client({ connectionString: await server.createDatabase() });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.stop();
  file.remove();
});

const columns =
  'incident private entry kind happened_at precision recorded_at by recorded_by what text marks link';
const formula = /^[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20]/;

/** What the database stores of a text: NUL is no character in it. */
const texts = hostileTexts.map(([, text]) => text.replaceAll('\0', '').toWellFormed());

/** The rows of a table, as PostgreSQL reads CSV. */
async function rowsOf(csv: string): Promise<readonly Readonly<Record<string, string | null>>[]> {
  // The server runs under another name, so that it is given the text itself and not the name of a file.
  const path = `/tmp/hindsight-${process.pid}-${Date.now()}.csv`;
  writeFileSync(path, csv.replace('\ufeff', ''), { mode: 0o644 });
  const names = columns.split(' ').map((name) => `"${name}"`);
  await client.query(`create temp table cells (${names.map((name) => `${name} text`).join()})`);
  await client.query(`copy cells from '${path}' with (format csv, header match)`);
  const { rows } = await client.query('select * from cells');
  await client.query('drop table cells');
  return rows;
}

test('Whatever is in a cell, a spreadsheet has the same cells, and none of them is a formula', async () => {
  const drafts = texts.map(
    (text): EntryDraft => ['note', { text }, { by: { id: 'U0009', name: text } }],
  );
  await file.change(({ incidents }) =>
    openIncident(incidents, 'T1', drafts, [], { title: texts[8] ?? '' }),
  );

  const { code, out } = await file.hindsight('export', 'INC-2', '--format', 'csv');
  const rows = await rowsOf(out);

  expect(code).toBe(0);
  expect(rows).toHaveLength(texts.length + 1);
  expect(rows.slice(1).map(({ text }) => text?.replace(/^'/, ''))).toEqual(
    texts.map((text) => text.replace(/^'/, '')),
  );
  expect(rows.flatMap(Object.values).filter((cell) => cell && formula.test(cell))).toEqual([]);
});

test('What was exported as a record comes back with every word', async () => {
  const { out } = await file.hindsight('export', 'INC-2', '--format', 'json');
  writeFileSync(file.at('record.json'), out);
  const other = await recordFile();
  try {
    const imported = await other.hindsight('import', file.at('record.json'));
    const again = await other.hindsight('export', 'INC-2', '--format', 'json');

    expect(imported).toMatchObject({ code: 0 });
    expect(again.out).toBe(readFileSync(file.at('record.json'), 'utf8'));
  } finally {
    other.remove();
  }
});
