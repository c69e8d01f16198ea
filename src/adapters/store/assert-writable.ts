import { StoreUnavailable } from '../../ports/incident-store';
import { askServer } from './ask-server';
import type { DatabaseState } from './database-state';
import { sqlitePathOf } from './database-url';
import { withFile } from './sqlite-upkeep';

interface ServerSays {
  readonly version: string;
  readonly is_read_only: boolean;
  readonly may_make_tables: boolean;
  /** Tables that this user may not write to. */
  readonly refused: string | null;
}

/** What a user may do is asked, not tried: nothing is written, and no lock is taken. */
const privilegesSql = `select
  current_setting('server_version') as version,
  current_setting('transaction_read_only') = 'on' as is_read_only,
  coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as may_make_tables,
  (select string_agg(tablename::text, ', ' order by tablename) from pg_tables
    where schemaname = current_schema()
      and not has_table_privilege(format('%I.%I', schemaname, tablename), 'INSERT')) as refused`;

/**
 * What kind of database it is, such as `PostgreSQL 17.2`. Throws StoreUnavailable for one that nothing could be
 * recorded in; a file is locked for a moment, and nothing is written.
 */
export async function assertWritable(
  databaseUrl: string,
  { isThere, missing }: Pick<DatabaseState, 'isThere' | 'missing'>,
): Promise<string> {
  const path = sqlitePathOf(databaseUrl);
  if (path !== undefined) {
    await withFile(path, (database) => database.exec('begin immediate; rollback'));
    return 'SQLite';
  }
  const { rows } = await askServer(databaseUrl, (client) =>
    client.query<ServerSays>(privilegesSql),
  );
  const [says] = rows;
  if (says?.is_read_only) {
    throw new StoreUnavailable(
      'The database server takes no writes from this user.',
      'Point DATABASE_URL at the primary server rather than at a standby, or take default_transaction_read_only off.',
    );
  }
  if (isThere && says?.refused) {
    throw new StoreUnavailable(
      `The database user may not write to ${says.refused}.`,
      'Let the user of DATABASE_URL own the tables, or grant it all on them.',
    );
  }
  if (missing.length > 0 && !says?.may_make_tables) {
    throw new StoreUnavailable(
      'The database user may not make tables.',
      'Let the user of DATABASE_URL own the database: alter database … owner to …',
    );
  }
  return `PostgreSQL ${says?.version}`;
}
