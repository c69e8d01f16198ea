import type BetterSqlite3 from 'better-sqlite3';
import { type Dialect, Kysely } from 'kysely';
import type { DialectName } from '../../../migrations/dialect-name';
import { StoreUnavailable } from '../../ports/incident-store';
import type { InLane } from '../../ports/lanes';
import { sqlitePathOf } from './database-url';
import { indexForgotten } from './entry-words';
import { fts5, tsvector } from './full-text';
import { createKyselyStores, type OperatedStores } from './kysely-stores';
import { migrate } from './migrate';
import { type PostgresOptions, postgresDialect, postgresPool } from './postgres';
import { createPostgresLanes } from './postgres-lanes';
import { createProcessLanes } from './process-lanes';
import type { Capabilities, Database } from './schema';
import { sqliteDialect } from './sqlite';
import { openSqlite } from './sqlite-file.cjs';
import { startSqliteWriter } from './sqlite-writer';
import type { Transact } from './statement';
import { threadedDialect } from './threaded-dialect';
import { translateError } from './translate-errors';

/** How a database is used. The pool and the limit of a statement are a server's; a file has neither. */
export type StoreOptions = Partial<PostgresOptions> & {
  /** A file is written in a thread of its own unless this is false; only without it can rows be streamed. */
  readonly isThreaded?: boolean;
};

/** All that is recorded waits for it, and Slack waits three seconds for an answer. */
const sqliteLockTimeoutMs = 500;
const postgresDefaults: PostgresOptions = {
  poolSize: 10,
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 5_000,
};
/** Connections for those who wait for their turn; the others have connections of their own. */
const lanePoolSize = 4;

interface Engine {
  readonly name: DialectName;
  readonly capabilities: Capabilities;
  readonly dialect: Dialect;
  /** For bringing the tables up to date, which may take as long as it likes. */
  readonly patient?: Dialect;
  readonly inLane: InLane;
  close?(): Promise<void>;
  /** Where there is a better way than a transaction of Kysely's. */
  readonly transact?: Transact;
}

/**
 * Opens `file:data/hindsight.db` or `postgres://…` and brings its tables up to date.
 * What another program has locked is waited for, at most `lockTimeoutMs`.
 * Throws StoreUnavailable, with a sentence and a hint, for whatever keeps the database from being used.
 */
export async function openStores(
  databaseUrl: string,
  options: StoreOptions = {},
): Promise<OperatedStores> {
  try {
    const engine = engineFor(databaseUrl, options);
    const db = new Kysely<Database>({ dialect: engine.dialect });
    const close = async () => {
      await Promise.all([db.destroy(), engine.close?.()]);
    };
    try {
      await bringUpToDate(db, engine);
    } catch (error) {
      await close();
      throw error;
    }
    const { capabilities, inLane, transact } = engine;
    return { ...createKyselyStores(db, capabilities, inLane, transact), close };
  } catch (error) {
    throw translateError(error);
  }
}

async function bringUpToDate(db: Kysely<Database>, { name, patient }: Engine): Promise<void> {
  const own = patient === undefined ? db : new Kysely<Database>({ dialect: patient });
  try {
    await migrate(own, name);
    await indexForgotten(own);
  } finally {
    if (own !== db) await own.destroy();
  }
}

/** How the database at an address is used; it is not asked anything yet. */
export function engineFor(databaseUrl: string, options: StoreOptions): Engine {
  const isServer = /^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl);
  if (isServer) return postgres(databaseUrl, { ...postgresDefaults, ...options });
  const path = sqlitePathOf(databaseUrl);
  if (path !== undefined) return sqlite(path, options);
  throw new StoreUnavailable(
    'DATABASE_URL names no database that Hindsight can use.',
    'Set DATABASE_URL to file:data/hindsight.db or to postgres://user:password@host/database.',
  );
}

function sqlite(
  path: string,
  { lockTimeoutMs = sqliteLockTimeoutMs, isThreaded = true }: StoreOptions,
): Engine {
  const opened = openSqlite(path, lockTimeoutMs);
  const engine = {
    name: 'sqlite',
    capabilities: {
      hasRowLocks: false,
      fullText: fts5,
      emptyJournal: () => emptyJournal(opened),
    },
    inLane: createProcessLanes(),
  } as const;
  // What is only in memory is there for one connection.
  if (path === ':memory:' || !isThreaded) return { ...engine, dialect: sqliteDialect(opened) };
  const writer = startSqliteWriter(path, lockTimeoutMs);
  return {
    ...engine,
    capabilities: { ...engine.capabilities, keepsOrder: true },
    dialect: threadedDialect(opened, writer),
    transact: async (statements, place) => {
      await writer.transact(statements, place);
    },
  };
}

/** What was to be forgotten is committed already: where a transaction goes on meanwhile, the next time will do. */
function emptyJournal(opened: BetterSqlite3.Database): void {
  try {
    opened.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (!/^SQLITE_(LOCKED|BUSY)/.test(code)) throw error;
  }
}

function postgres(databaseUrl: string, options: PostgresOptions): Engine {
  const patience = { ...options, poolSize: 1, statementTimeoutMs: 0 };
  const lanePool = postgresPool(databaseUrl, { ...options, poolSize: lanePoolSize });
  return {
    name: 'postgres',
    capabilities: { hasRowLocks: true, fullText: tsvector },
    dialect: postgresDialect(postgresPool(databaseUrl, options), options),
    patient: postgresDialect(postgresPool(databaseUrl, patience), patience),
    inLane: createPostgresLanes(lanePool),
    close: () => lanePool.end(),
  };
}
