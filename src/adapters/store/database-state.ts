import { existsSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import { migrationsFor } from '../../../migrations';
import { StoreUnavailable } from '../../ports/incident-store';
import { askServer } from './ask-server';
import { sqlitePathOf } from './database-url';
import { newerVersion } from './migrate';
import { noFile, withFile } from './sqlite-upkeep';

/** Which migrations a database has had, as against those that this version knows. */
export interface DatabaseState {
  /** False for a file or a server without our tables. */
  readonly isThere: boolean;
  /** The last migration that it has had. */
  readonly version: string | undefined;
  /** Migrations that are still to come, oldest first. */
  readonly missing: readonly string[];
  /** A migration that this version does not know: a newer one has used the database. */
  readonly newer: string | undefined;
}

const appliedSql = 'select name from schema_migrations order by name';

/** How the database stands; changes nothing. Throws StoreUnavailable where it cannot be read. */
export async function databaseState(databaseUrl: string): Promise<DatabaseState> {
  const path = sqlitePathOf(databaseUrl);
  if (path === undefined) return stateOf(await appliedOnServer(databaseUrl));
  if (!existsSync(path)) return stateOf([]);
  return withFile(path, (database) => fileState(database));
}

export function fileState(database: BetterSqlite3.Database): DatabaseState {
  const hasTable = database
    .prepare("select 1 from sqlite_master where name = 'schema_migrations'")
    .get();
  return stateOf(
    hasTable === undefined ? [] : (database.prepare(appliedSql).pluck().all() as string[]),
  );
}

/** Throws StoreUnavailable, with what to do, for a database that this version cannot use as it is. */
export function assertCurrent(
  databaseUrl: string,
  { isThere, missing, newer }: DatabaseState,
): void {
  if (newer !== undefined) throw newerVersion(newer);
  const path = sqlitePathOf(databaseUrl);
  if (!isThere) {
    if (path !== undefined && !existsSync(path)) throw noFile(path);
    throw new StoreUnavailable(
      'The database has no tables of Hindsight.',
      'Start the bot once, or run `npx hindsight migrate`, which makes them.',
    );
  }
  if (missing.length > 0) {
    throw new StoreUnavailable(
      `The database is from an older version of Hindsight: ${missing.join(', ')} is still to come.`,
      'Make a backup, then run `npx hindsight migrate`.',
    );
  }
}

function stateOf(applied: readonly string[]): DatabaseState {
  const known = Object.keys(migrationsFor('sqlite'));
  return {
    isThere: applied.length > 0,
    version: applied.at(-1),
    missing: known.filter((name) => !applied.includes(name)),
    newer: applied.find((name) => !known.includes(name)),
  };
}

async function appliedOnServer(databaseUrl: string): Promise<readonly string[]> {
  return askServer(databaseUrl, async (client) => {
    const { rows } = await client.query<{ there: string | null }>(
      "select to_regclass('schema_migrations') as there",
    );
    if (rows[0]?.there === null) return [];
    return (await client.query<{ name: string }>(appliedSql)).rows.map(({ name }) => name);
  });
}
