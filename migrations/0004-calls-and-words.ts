import { type Kysely, sql } from 'kysely';
import type { DialectName } from './dialect-name';
import { required } from './required';

/** When Slack was last called for what shows the record; and the words of the record, for searching. */
export async function callsAndWords(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await db.schema.alterTable('surfaces').addColumn('called_at', 'text').execute();
  await db.schema.alterTable('homes').addColumn('called_at', 'text').execute();
  await createEntryWords(db, dialect);
  for (const statement of fullText[dialect]) await sql.raw(statement).execute(db);
}

async function createEntryWords(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  // Each database has its own word for a column that counts by itself.
  const counter = dialect === 'postgres' ? 'serial' : 'integer';
  await db.schema
    .createTable('entry_words')
    .addColumn('id', counter, (column) => column.notNull().primaryKey())
    .addColumn('incident_id', 'text', required)
    .addColumn('workspace_id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('tokens', 'text', required)
    .addUniqueConstraint('entry_words_key', ['incident_id', 'seq'])
    .execute();
}

/** Each database's own index follows its table by itself. */
const fullText: Readonly<Record<DialectName, readonly string[]>> = {
  sqlite: [
    `create virtual table entry_index
      using fts5(tokens, content='entry_words', content_rowid='id', tokenize='ascii')`,
    // Without it, deleted words would stay in the file until their part of the index is merged.
    `insert into entry_index(entry_index, rank) values ('secure-delete', 1)`,
    `create trigger entry_words_added after insert on entry_words begin
      insert into entry_index(rowid, tokens) values (new.id, new.tokens); end`,
    `create trigger entry_words_gone after delete on entry_words begin
      insert into entry_index(entry_index, rowid, tokens) values ('delete', old.id, old.tokens); end`,
    `create trigger entry_words_changed after update on entry_words begin
      insert into entry_index(entry_index, rowid, tokens) values ('delete', old.id, old.tokens);
      insert into entry_index(rowid, tokens) values (new.id, new.tokens); end`,
  ],
  postgres: [
    `alter table entry_words
      add column vector tsvector generated always as (to_tsvector('simple', tokens)) stored`,
    'create index entry_words_index on entry_words using gin (vector)',
  ],
};
