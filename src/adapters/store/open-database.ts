import { CompiledQuery, type Dialect, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { DialectName } from '../../../migrations/dialect-name';
import { StoreUnavailable } from '../../ports/incident-store';
import { indexForgotten } from './entry-words';
import { fts5, tsvector } from './full-text';
import { createKyselyStores, type Stores } from './kysely-stores';
import { migrate } from './migrate';
import type { Capabilities, Database } from './schema';
import { openSqlite, sqliteDialect } from './sqlite';
import { translateError } from './translate-errors';

/** SQLite waits with the whole process, and Slack waits three seconds for an answer. */
const sqliteLockTimeoutMs = 500;
const postgresLockTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;

interface Engine {
  readonly name: DialectName;
  readonly capabilities: Capabilities;
  readonly dialect: Dialect;
}

/**
 * Opens `file:data/hindsight.db` or `postgres://…` and brings its tables up to date.
 * What another program has locked is waited for, at most `lockTimeoutMs`.
 * Throws StoreUnavailable, with a sentence and a hint, for whatever keeps the database from being used.
 */
export async function openStores(databaseUrl: string, lockTimeoutMs?: number): Promise<Stores> {
  try {
    const { name, capabilities, dialect } = engineFor(databaseUrl, lockTimeoutMs);
    const db = new Kysely<Database>({ dialect });
    try {
      await migrate(db, name);
      await indexForgotten(db);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return createKyselyStores(db, capabilities);
  } catch (error) {
    throw translateError(error);
  }
}

function engineFor(databaseUrl: string, lockTimeoutMs?: number): Engine {
  const isServer = /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl);
  if (isServer) return postgres(databaseUrl, lockTimeoutMs);
  const [, path] = /^file:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl) ?? [];
  if (path !== undefined) return sqlite(path, lockTimeoutMs);
  throw new StoreUnavailable(
    'DATABASE_URL names no database that Hindsight can use.',
    'Set DATABASE_URL to file:data/hindsight.db or to postgres://user:password@host/database.',
  );
}

function sqlite(path: string, lockTimeoutMs = sqliteLockTimeoutMs): Engine {
  const dialect = sqliteDialect(openSqlite(path, lockTimeoutMs));
  return { name: 'sqlite', capabilities: { hasRowLocks: false, fullText: fts5 }, dialect };
}

function postgres(connectionString: string, lockTimeoutMs = postgresLockTimeoutMs): Engine {
  const pool = new Pool({ connectionString, connectionTimeoutMillis: connectTimeoutMs });
  // The pool replaces a lost connection, and whoever was using it gets the error; unheard, the events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const setUp = CompiledQuery.raw(`set lock_timeout = ${lockTimeoutMs}`);
  const dialect = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(setUp);
    },
  });
  return { name: 'postgres', capabilities: { hasRowLocks: true, fullText: tsvector }, dialect };
}
