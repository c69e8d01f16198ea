import { type Kysely, Migrator } from 'kysely';
import { migrationsFor } from '../../../migrations';
import type { DialectName } from '../../../migrations/dialect-name';
import { StoreUnavailable } from '../../ports/incident-store';
import type { Database } from './schema';

const migrationTableName = 'schema_migrations';

type MigrationTable = { [migrationTableName]: { name: string } };

/** Brings the tables up to this version. Throws StoreUnavailable for a database that a newer version has used. */
export async function migrate(db: Kysely<Database>, dialect: DialectName): Promise<void> {
  const migrations = migrationsFor(dialect);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Where even that cannot be asked, such as without any tables, the first error is the one that matters.
  const newer = await unknownMigration(db, Object.keys(migrations)).catch(() => undefined);
  if (newer === undefined) throw error;
  throw newerVersion(newer, { cause: error });
}

export function newerVersion(migration: string, options?: ErrorOptions): StoreUnavailable {
  return new StoreUnavailable(
    `The database is from a newer version of Hindsight: it has had the migration ${migration}.`,
    'Start that version again, or point DATABASE_URL at another database.',
    options,
  );
}

async function unknownMigration(
  db: Kysely<Database>,
  known: readonly string[],
): Promise<string | undefined> {
  const applied = await db
    .withTables<MigrationTable>()
    .selectFrom(migrationTableName)
    .select('name')
    .execute();
  return applied.map((row) => row.name).find((name) => !known.includes(name));
}
