import { CompiledQuery, type Dialect, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';

export interface PostgresOptions {
  /** Most connections at a time. */
  readonly poolSize: number;
  /** Milliseconds that a statement may take; 0 for as long as it likes. */
  readonly statementTimeoutMs: number;
  /** Milliseconds to wait for what another program has locked. */
  readonly lockTimeoutMs: number;
}

const connectTimeoutMs = 5_000;
/** Milliseconds of silence after which a connection is checked: a firewall may have forgotten it. */
const keepAliveAfterMs = 10_000;
/** Milliseconds more than the server's own limit, for an answer that is on its way. */
const answerGraceMs = 1_000;

/** The modes of TLS that `pg` reads differently from every other PostgreSQL client. */
const libpqModes = /[?&]sslmode=(prefer|require|verify-ca)(&|$)/;

/** Connections to the server of a `postgres://…` address. The pool replaces those that are lost. */
export function postgresPool(databaseUrl: string, options: PostgresOptions): Pool {
  const pool = new Pool(poolConfig(databaseUrl, options));
  // Whoever was using a lost connection gets the error; unheard, these events would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function poolConfig(databaseUrl: string, options: PostgresOptions): PoolConfig {
  const { poolSize, statementTimeoutMs } = options;
  const limits = {
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + answerGraceMs,
  };
  return {
    connectionString: likeLibpq(databaseUrl),
    max: poolSize,
    application_name: 'hindsight',
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    ...(statementTimeoutMs > 0 && limits),
  };
}

/** `sslmode` as in PostgreSQL's own documentation, where `require` asks for no certificate. */
export function likeLibpq(databaseUrl: string): string {
  const isPlain = !libpqModes.test(databaseUrl) || databaseUrl.includes('uselibpqcompat=');
  return isPlain ? databaseUrl : `${databaseUrl}&uselibpqcompat=true`;
}

/** Kysely's dialect over such a pool; waiting for a lock ends after a while. */
export function postgresDialect(pool: Pool, { lockTimeoutMs }: PostgresOptions): Dialect {
  const setUp = CompiledQuery.raw(`set lock_timeout = ${lockTimeoutMs}`);
  return new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(setUp);
    },
  });
}
