import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { makeAppendOnly } from './append-only';
import type { DialectName } from './dialect-name';
import { required } from './required';

/** The log, the tables read from it, and what is still to be done in Slack. */
export async function theRecord(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  await createIncidents(db);
  await createTimelineEntries(db);
  await makeAppendOnly(db, dialect, 'timeline_entries');
  await createHypotheses(db);
  await createEscalations(db);
  await createActionItems(db);
  await createOutbox(db, dialect);
  await createSurfaces(db);
  await createPeople(db);
  await createAttachments(db);
}

function primary(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  // SQLite alone would take a key that is null.
  return column.notNull().primaryKey();
}

function ofIncident(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull().references('incidents.id');
}

async function createIncidents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workspaces')
    .addColumn('id', 'text', primary)
    .addColumn('last_number', 'integer', required)
    .execute();
  await db.schema
    .createTable('incidents')
    .addColumn('id', 'text', primary)
    .addColumn('workspace_id', 'text', required)
    .addColumn('number', 'integer', required)
    .addColumn('version', 'integer', required)
    .addColumn('title', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('severity', 'text')
    .addColumn('lead_id', 'text')
    .addColumn('lead_name', 'text')
    .addColumn('is_private', 'integer', required)
    .addColumn('is_drill', 'integer', required)
    .addColumn('channel_id', 'text')
    .addColumn('opened_by', 'text', required)
    .addColumn('opened_recorded_at', 'text', required)
    .addColumn('started_at', 'text')
    .addColumn('detected_at', 'text')
    .addColumn('responded_at', 'text')
    .addColumn('resolved_at', 'text')
    .addColumn('closed_at', 'text')
    .addUniqueConstraint('incidents_number', ['workspace_id', 'number'])
    .execute();
  await db.schema
    .createIndex('incidents_channel')
    .on('incidents')
    .columns(['workspace_id', 'channel_id'])
    .execute();
}

async function createTimelineEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('timeline_entries')
    .addColumn('incident_id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('workspace_id', 'text', required)
    .addColumn('entry', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('occurred_at', 'text', required)
    .addColumn('precision', 'text', required)
    .addColumn('recorded_at', 'text', required)
    .addColumn('actor_id', 'text', required)
    .addColumn('actor_name', 'text', required)
    .addColumn('author_id', 'text')
    .addColumn('author_name', 'text')
    .addColumn('source', 'text', required)
    .addColumn('permalink', 'text')
    .addColumn('channel_id', 'text')
    .addColumn('message_ts', 'text')
    .addColumn('text', 'text')
    .addColumn('payload', 'text', required)
    .addColumn('extra', 'text')
    .addColumn('v', 'integer', required)
    .addPrimaryKeyConstraint('timeline_entries_key', ['incident_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('timeline_entries_message')
    .on('timeline_entries')
    .columns(['workspace_id', 'channel_id', 'message_ts'])
    .where(sql<boolean>`message_ts is not null`)
    .execute();
}

async function createHypotheses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('hypotheses')
    .addColumn('incident_id', 'text', ofIncident)
    .addColumn('id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('raised_by_id', 'text', required)
    .addColumn('raised_by_name', 'text', required)
    .addColumn('raised_at', 'text', required)
    .addColumn('evidence_for', 'integer', required)
    .addColumn('evidence_against', 'integer', required)
    .addColumn('settled_at', 'text')
    .addColumn('settled_by_name', 'text')
    .addPrimaryKeyConstraint('hypotheses_key', ['incident_id', 'id'])
    .execute();
}

async function createEscalations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('escalations')
    .addColumn('incident_id', 'text', ofIncident)
    .addColumn('id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('target_kind', 'text', required)
    .addColumn('target_id', 'text')
    .addColumn('target_name', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('escalated_by_id', 'text', required)
    .addColumn('escalated_by_name', 'text', required)
    .addColumn('escalated_at', 'text', required)
    .addColumn('acknowledged_by_id', 'text')
    .addColumn('acknowledged_by_name', 'text')
    .addColumn('acknowledged_at', 'text')
    .addPrimaryKeyConstraint('escalations_key', ['incident_id', 'id'])
    .execute();
}

async function createActionItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action_items')
    .addColumn('incident_id', 'text', ofIncident)
    .addColumn('id', 'text', required)
    .addColumn('seq', 'integer', required)
    .addColumn('state', 'text', required)
    .addColumn('text', 'text', required)
    .addColumn('owner_id', 'text')
    .addColumn('owner_name', 'text')
    .addColumn('due', 'text')
    .addColumn('added_by_id', 'text', required)
    .addColumn('added_by_name', 'text', required)
    .addColumn('added_at', 'text', required)
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('action_items_key', ['incident_id', 'id'])
    .execute();
}

async function createOutbox(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  // Each database has its own word for a column that counts by itself.
  const counter = dialect === 'postgres' ? 'serial' : 'integer';
  await db.schema
    .createTable('outbox')
    .addColumn('id', counter, primary)
    .addColumn('incident_id', 'text', ofIncident)
    .addColumn('workspace_id', 'text', required)
    .addColumn('key', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('payload', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('queued_at', 'text', required)
    .addColumn('next_at', 'text', required)
    .addColumn('problem', 'text')
    .addColumn('result', 'text')
    .addColumn('ended_at', 'text')
    .addUniqueConstraint('outbox_key', ['incident_id', 'key'])
    .execute();
  await db.schema
    .createIndex('outbox_waiting')
    .on('outbox')
    .columns(['incident_id', 'id'])
    .where(sql<boolean>`state = 'waiting'`)
    .execute();
}

async function createSurfaces(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('surfaces')
    .addColumn('incident_id', 'text', ofIncident)
    .addColumn('surface', 'text', required)
    .addColumn('workspace_id', 'text', required)
    .addColumn('wanted_version', 'integer', required)
    .addColumn('wanted_since', 'text', required)
    .addColumn('shown_version', 'integer', required)
    .addColumn('shown_digest', 'text')
    .addColumn('ref', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('next_at', 'text', required)
    .addColumn('problem', 'text')
    .addPrimaryKeyConstraint('surfaces_key', ['incident_id', 'surface'])
    .execute();
  await db.schema
    .createIndex('surfaces_behind')
    .on('surfaces')
    .column('wanted_since')
    .where(sql<boolean>`shown_version < wanted_version`)
    .execute();
}

async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('workspace_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('zone', 'text', required)
    .addColumn('is_guest', 'integer', required)
    .addColumn('is_stranger', 'integer', required)
    .addColumn('is_bot', 'integer', required)
    .addColumn('seen_at', 'text', required)
    .addPrimaryKeyConstraint('people_key', ['workspace_id', 'id'])
    .execute();
}

async function createAttachments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('attachments')
    .addColumn('incident_id', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('mimetype', 'text', required)
    // SQLite keeps bytes as bytes whatever the column is called.
    .addColumn('bytes', 'bytea', required)
    .addPrimaryKeyConstraint('attachments_key', ['incident_id', 'id'])
    .execute();
}
