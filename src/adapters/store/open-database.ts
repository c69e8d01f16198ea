import { type Dialect, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { DialectName } from '../../../migrations/dialect-name';
import { StoreUnavailable } from '../../ports/incident-store';
import { createKyselyStores, type Stores } from './kysely-stores';
import { migrate } from './migrate';
import type { Capabilities, Database } from './schema';
import { openSqlite, sqliteDialect } from './sqlite';
import { translateError } from './translate-errors';

const busyTimeoutMs = 5_000;
const connectTimeoutMs = 5_000;

interface Engine {
  readonly name: DialectName;
  readonly capabilities: Capabilities;
  readonly dialect: Dialect;
}

/**
 * Opens `file:data/hindsight.db` or `postgres://…` and brings its tables up to date.
 * Throws StoreUnavailable, with a sentence and a hint, for whatever keeps the database from being used.
 */
export async function openStores(databaseUrl: string): Promise<Stores> {
  try {
    const { name, capabilities, dialect } = engineFor(databaseUrl);
    const db = new Kysely<Database>({ dialect });
    try {
      await migrate(db, name);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return createKyselyStores(db, capabilities);
  } catch (error) {
    throw translateError(error);
  }
}

function engineFor(databaseUrl: string): Engine {
  const isServer = /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl);
  if (isServer) return postgres(databaseUrl);
  const [, path] = /^file:(?:\/\/(?=\/))?(.+)$/.exec(databaseUrl) ?? [];
  if (path !== undefined) return sqlite(path);
  throw new StoreUnavailable(
    'DATABASE_URL names no database that Hindsight can use.',
    'Set DATABASE_URL to file:data/hindsight.db or to postgres://user:password@host/database.',
  );
}

function sqlite(path: string): Engine {
  const dialect = sqliteDialect(openSqlite(path, busyTimeoutMs));
  return { name: 'sqlite', capabilities: { hasRowLocks: false }, dialect };
}

function postgres(connectionString: string): Engine {
  const pool = new Pool({ connectionString, connectionTimeoutMillis: connectTimeoutMs });
  // The pool replaces a lost connection, and whoever was using it gets the error; unheard, the events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({ pool });
  return { name: 'postgres', capabilities: { hasRowLocks: true }, dialect };
}
