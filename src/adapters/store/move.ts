import { createHash } from 'node:crypto';
import { Kysely, type RawBuilder, sql, type Transaction, type TransactionBuilder } from 'kysely';
import type { DialectName } from '../../../migrations/dialect-name';
import { StoreUnavailable } from '../../ports/incident-store';
import { assertCurrent, databaseState } from './database-state';
import { indexForgotten } from './entry-words';
import { migrate } from './migrate';
import { engineFor } from './open-database';
import type { Database } from './schema';
import { translateError } from './translate-errors';

/** Every table whose rows are moved, those first that others refer to, with the columns that its rows are in order of. */
const moved = {
  workspaces: ['id'],
  incidents: ['id'],
  timeline_entries: ['incident_id', 'seq'],
  hypotheses: ['incident_id', 'id'],
  escalations: ['incident_id', 'id'],
  action_items: ['incident_id', 'id'],
  outbox: ['id'],
  surfaces: ['incident_id', 'surface'],
  homes: ['workspace_id', 'user_id'],
  people: ['workspace_id', 'id'],
  contact: ['id'],
  alert_groups: ['id'],
  installations: ['id'],
  org_workspaces: ['workspace_id'],
  attachments: ['incident_id', 'id'],
  removed_incidents: ['incident_id'],
  retention_runs: ['id'],
} as const satisfies Partial<Record<keyof Database, readonly string[]>>;

/** Written anew from the others, or of no use in another database. A table in neither list does not compile. */
type NotMoved = 'entry_words' | 'replicas' | 'used_states';
type Forgotten = Exclude<keyof Database, keyof typeof moved | NotMoved>;
const tables = Object.keys(moved) as [Forgotten] extends [never] ? readonly MovedTable[] : never;

type MovedTable = keyof typeof moved;
type Rows = readonly Readonly<Record<string, unknown>>[];

/** Rows at a time; PostgreSQL binds at most 65,535 values in one statement, SQLite 32,766. */
const rowsAtOnce = 500;

/** What was moved of one table: how many rows, and a digest of all of them in order. */
export interface MovedRows {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Copies everything from one database to another, empty one: all of it or nothing, as it was at one moment. What has
 * arrived is read back and compared, table by table, before it counts. `onRows` is told after every few hundred rows.
 * Throws StoreUnavailable for a database that cannot be used for it.
 */
export async function moveDatabase(
  from: string,
  to: string,
  onRows: (done: number, of: number) => void = () => undefined,
): Promise<readonly MovedRows[]> {
  assertCurrent(from, await databaseState(from));
  const opened: Opened[] = [];
  try {
    const source = open(from);
    opened.push(source);
    const target = open(to);
    opened.push(target);
    await migrate(target.db, target.name);
    const sent = await asOfNow(source).execute((db) => moveAll({ ...source, db }, target, onRows));
    await indexForgotten(target.db);
    return sent;
  } catch (error) {
    throw translateError(error);
  } finally {
    await Promise.all(opened.map((one) => one.close()));
  }
}

/** Whatever is recorded meanwhile is not seen; a file takes no more until the end. */
function asOfNow({ db, name }: Side): TransactionBuilder<Database> {
  const transaction = db.transaction();
  if (name === 'sqlite') return transaction;
  return transaction.setIsolationLevel('repeatable read').setAccessMode('read only');
}

interface Side {
  readonly name: DialectName;
  readonly db: Kysely<Database>;
}

interface Opened extends Side {
  close(): Promise<void>;
}

function open(databaseUrl: string): Opened {
  const engine = engineFor(databaseUrl, { statementTimeoutMs: 0, isThreaded: false });
  const db = new Kysely<Database>({ dialect: engine.dialect });
  const close = async () => {
    await Promise.all([db.destroy(), engine.close?.()]);
  };
  return { name: engine.name, db, close };
}

async function moveAll(
  source: Side,
  target: Side,
  onRows: (done: number, of: number) => void,
): Promise<readonly MovedRows[]> {
  const of = await countAll(source.db);
  return target.db.transaction().execute(async (writing) => {
    await checkEmpty(writing);
    let done = 0;
    const sent: MovedRows[] = [];
    for (const table of tables) {
      const write = async (rows: Rows) => {
        await insert(writing, table, rows);
        done += rows.length;
        onRows(done, of);
      };
      sent.push(await readAll(source, table, write));
    }
    for (const expected of sent) await compare({ ...target, db: writing }, expected);
    if (target.name === 'postgres') await goOnCounting(writing);
    return sent;
  });
}

async function countAll(db: Kysely<Database>): Promise<number> {
  let sum = 0;
  for (const table of tables) sum += await countOf(db, table);
  return sum;
}

async function countOf(db: Kysely<Database>, table: MovedTable): Promise<number> {
  const { rows } = await sql<{ count: unknown }>`
    select count(*) as count from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.count);
}

async function checkEmpty(db: Kysely<Database>): Promise<void> {
  for (const table of tables) {
    if ((await countOf(db, table)) === 0) continue;
    throw new StoreUnavailable(
      `The database to move to is not empty: there are rows in ${table}.`,
      'Name one that has none yet; nothing was changed.',
    );
  }
}

/** Reads a table in order, some rows at a time. */
async function readAll(
  { db, name }: Side,
  table: MovedTable,
  each: (rows: Rows) => Promise<void>,
): Promise<MovedRows> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of name === 'sqlite' ? ofFile(db, table) : ofServer(db, table)) {
    for (const row of rows) hash.update(canonical(row));
    count += rows.length;
    await each(rows);
  }
  return { table, rows: count, sha256: hash.digest('hex') };
}

async function* ofFile(db: Kysely<Database>, table: MovedTable): AsyncIterable<Rows> {
  const columns = moved[table].map((column) => sql.ref(column));
  const rows = db.selectFrom(table).selectAll().orderBy(sql.join(columns)).stream();
  let batch: Readonly<Record<string, unknown>>[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A server sends a whole answer at once, unless it is asked through a cursor. */
async function* ofServer(db: Kysely<Database>, table: MovedTable): AsyncIterable<Rows> {
  const columns = moved[table].map((column) => inPlainOrder(table, column));
  await sql`declare moved cursor for
    select * from ${sql.table(table)} order by ${sql.join(columns)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`
      fetch ${sql.raw(String(rowsAtOnce))} from moved`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close moved`.execute(db);
}

const numbered: ReadonlySet<MovedTable> = new Set(['outbox', 'contact', 'retention_runs']);

/** Text is in another order on each server, unless it is told. */
function inPlainOrder(table: MovedTable, column: string): RawBuilder<unknown> {
  const isNumber = column === 'seq' || (column === 'id' && numbered.has(table));
  return isNumber ? sql`${sql.ref(column)}` : sql`${sql.ref(column)} collate "C"`;
}

/** A row as text that is the same whatever database it comes from. */
function canonical(row: Readonly<Record<string, unknown>>): string {
  const cells = Object.keys(row)
    .sort()
    .map((name) => [name, cell(row[name])]);
  return `${JSON.stringify(cells)}\n`;
}

function cell(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : (value ?? null);
}

async function insert(tx: Transaction<Database>, table: MovedTable, rows: Rows): Promise<void> {
  await tx
    .insertInto(table)
    .values(rows as never)
    .execute();
}

async function compare(target: Side, expected: MovedRows): Promise<void> {
  const table = expected.table as MovedTable;
  const arrived = await readAll(target, table, async () => undefined);
  if (arrived.rows === expected.rows && arrived.sha256 === expected.sha256) return;
  throw new StoreUnavailable(
    `What arrived in ${table} is not what was sent: ${arrived.rows} of ${expected.rows} rows, ${arrived.sha256} for ${expected.sha256}.`,
    'Nothing was changed in the database to move to.',
  );
}

/** A server's counter knows nothing of ids that it did not give. */
async function goOnCounting(tx: Transaction<Database>): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('outbox', 'id'),
    greatest((select coalesce(max(id), 0) from outbox), 1),
    exists (select 1 from outbox))`.execute(tx);
}
