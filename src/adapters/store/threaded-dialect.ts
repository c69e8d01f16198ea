import type BetterSqlite3 from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
} from 'kysely';
import { preparing, sqliteDialect } from './sqlite';
import type { SqliteWriter } from './sqlite-writer';
import type { Done, Statement } from './statement';

/** Kysely's dialect for a file that this thread reads, and another one writes. */
export function threadedDialect(reader: BetterSqlite3.Database, writer: SqliteWriter): Dialect {
  const dialect = sqliteDialect(reader);
  const prepare = preparing(reader);
  const read: Read = (sql, values) => ({ rows: prepare(sql).all(values) });
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: async () => new ThreadedConnection(read, writer),
    beginTransaction: (connection) => (connection as ThreadedConnection).begin(),
    commitTransaction: (connection) => (connection as ThreadedConnection).end('commit'),
    rollbackTransaction: (connection) => (connection as ThreadedConnection).end('rollback'),
    releaseConnection: async () => undefined,
    async destroy() {
      await writer.close();
      reader.close();
    },
  };
  dialect.createDriver = () => driver;
  return dialect;
}

type Read = (sql: string, values: readonly unknown[]) => Done;

/** Whatever only reads is read here, unless it belongs to a transaction. */
class ThreadedConnection implements DatabaseConnection {
  private readonly read: Read;
  private readonly writer: SqliteWriter;
  private unlock: (() => void) | undefined;

  constructor(read: Read, writer: SqliteWriter) {
    this.read = read;
    this.writer = writer;
  }

  async begin(): Promise<void> {
    this.unlock = await this.writer.lock();
    try {
      // One that begins by reading and writes later would fail at once, not after a wait, when another process wrote.
      await this.writer.run(statement('begin immediate'));
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** A commit that fails is rolled back. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    await this.writer.run(statement(how));
    this.release();
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    const asked = statement(sql, parameters);
    if (this.unlock !== undefined) return resultOf(await this.writer.run(asked));
    if (SelectQueryNode.is(query)) return resultOf(this.read(sql, parameters));
    const [done] = await this.writer.transact([asked]);
    return resultOf(done ?? { rows: [] });
  }

  // biome-ignore lint/correctness/useYield: nobody streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('rows are not streamed');
  }

  private release(): void {
    this.unlock?.();
    this.unlock = undefined;
  }
}

function statement(sql: string, values: readonly unknown[] = []): Statement {
  return { sql, values };
}

function resultOf<Row>({ rows, changes, lastInsertRowid }: Done): QueryResult<Row> {
  return {
    rows: rows as Row[],
    ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
    ...(lastInsertRowid !== undefined && { insertId: BigInt(lastInsertRowid) }),
  };
}
