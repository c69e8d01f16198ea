import { type Kysely, sql } from 'kysely';
import type { DialectName } from './dialect-name';

const statements: Record<DialectName, (table: string) => readonly string[]> = {
  sqlite: (table) =>
    ['update', 'delete'].map(
      (verb) => `create trigger ${table}_no_${verb} before ${verb} on ${table}
        begin select raise(abort, '${table} is append-only'); end`,
    ),
  postgres: (table) => [
    `create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    `create trigger ${table}_no_change before update or delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ],
};

/** Has the database itself refuse to change or delete rows of `table`. */
export async function makeAppendOnly(
  db: Kysely<unknown>,
  dialect: DialectName,
  table: string,
): Promise<void> {
  for (const statement of statements[dialect](table)) await sql.raw(statement).execute(db);
}
