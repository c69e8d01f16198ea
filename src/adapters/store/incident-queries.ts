import type { Kysely } from 'kysely';
import type { IncidentId } from '../../ports/incident-id';
import type { IncidentRow, IncidentStore, OwnedAction } from '../../ports/incident-store';
import { readyQuery } from './ready-query';
import type { Capabilities, Database, IncidentColumns } from './schema';
import { searchIncidents } from './search-incidents';
import { toIncidentRow } from './to-incident-row';

type Queries = Pick<
  IncidentStore,
  | 'find'
  | 'get'
  | 'findByChannel'
  | 'findByMessage'
  | 'list'
  | 'remindable'
  | 'openSince'
  | 'actionsOf'
  | 'search'
  | 'ids'
  | 'readTables'
>;

/** Everything that only reads. */
export function incidentQueries(db: Kysely<Database>, { fullText }: Capabilities): Queries {
  const incidents = db.selectFrom('incidents').selectAll('incidents');
  const ofChannel = readyQuery(() =>
    incidents
      .where('workspace_id', '=', '')
      .where('channel_id', '=', '')
      .orderBy('number', 'desc')
      .limit(1),
  );
  return {
    async get(id) {
      return rowOf(await incidents.where('id', '=', id).executeTakeFirst());
    },
    async find(workspaceId, number) {
      const query = incidents.where('workspace_id', '=', workspaceId).where('number', '=', number);
      return rowOf(await query.executeTakeFirst());
    },
    async findByChannel(workspaceId, channelId) {
      const { rows } = await db.executeQuery(ofChannel.with([workspaceId, channelId, 1]));
      return rowOf(rows[0]);
    },
    findByMessage: (workspaceId, channelId, ts) =>
      db
        .selectFrom('timeline_entries')
        .select(['incident_id as id', 'seq', 'kind'])
        .where('workspace_id', '=', workspaceId)
        .where('channel_id', '=', channelId)
        .where('message_ts', '=', ts)
        .orderBy('recorded_at')
        .orderBy('seq')
        .execute(),
    async list(workspaceId, { open, since, before, isPublic, limit }) {
      const rows = await incidents
        .where('workspace_id', '=', workspaceId)
        .$if(open === true, (query) => query.where('status', '<>', 'closed'))
        .$if(open === false, (query) => query.where('status', '=', 'closed'))
        .$if(since !== undefined, (query) => query.where('opened_recorded_at', '>=', since ?? ''))
        .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
        .$if(isPublic === true, (query) => query.where('is_private', '=', 0))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toIncidentRow);
    },
    remindable: (due) => remindable(db, due),
    openSince: (moment) => openSince(db, moment),
    actionsOf: (workspaceId, ownerId, limit) => actionsOf(db, workspaceId, ownerId, limit),
    search: (workspaceId, words, limit) => searchIncidents(db, fullText, workspaceId, words, limit),
    ids: () => ids(db),
    readTables: (id) => readTables(db, id),
  };
}

function rowOf(columns: IncidentColumns | undefined): IncidentRow | undefined {
  return columns && toIncidentRow(columns);
}

async function openSince(
  db: Kysely<Database>,
  moment: string,
): ReturnType<IncidentStore['openSince']> {
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .where('channel_id', 'is not', null)
    .where((eb) => eb.or([eb('status', '<>', 'closed'), eb('closed_at', '>=', moment)]))
    .orderBy('opened_recorded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...toIncidentRow(row), channelId: row.channel_id ?? '' }));
}

async function remindable(
  db: Kysely<Database>,
  { from, to }: Parameters<IncidentStore['remindable']>[0],
): Promise<readonly IncidentRow[]> {
  const due = db
    .selectFrom('action_items')
    .select('incident_id')
    .where('state', '=', 'open')
    .where('due', '>=', from)
    .where('due', '<=', to);
  const rows = await db
    .selectFrom('incidents')
    .selectAll()
    .where('channel_id', 'is not', null)
    .where((eb) => eb.or([eb('status', '<>', 'closed'), eb('id', 'in', due)]))
    .orderBy('opened_recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(toIncidentRow);
}

async function actionsOf(
  db: Kysely<Database>,
  workspaceId: string,
  ownerId: string,
  limit: number,
): Promise<readonly OwnedAction[]> {
  const rows = await db
    .selectFrom('action_items')
    .innerJoin('incidents', 'incidents.id', 'action_items.incident_id')
    .select(['incident_id', 'action_items.id as id', 'text', 'due'])
    .where('workspace_id', '=', workspaceId)
    .where('owner_id', '=', ownerId)
    .where('state', '=', 'open')
    // The databases do not agree on where nothing comes.
    .orderBy((eb) => eb.fn.coalesce('due', eb.val('9999')))
    .orderBy('incidents.number')
    .orderBy('action_items.seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    incidentId: row.incident_id,
    id: row.id,
    text: row.text,
    due: row.due ?? undefined,
  }));
}

async function ids(db: Kysely<Database>): Promise<readonly IncidentId[]> {
  const rows = await db
    .selectFrom('timeline_entries')
    .select('incident_id')
    .where('seq', '=', 1)
    .orderBy('recorded_at')
    .orderBy('incident_id')
    .execute();
  return rows.map((row) => row.incident_id);
}

async function readTables(db: Kysely<Database>, id: IncidentId) {
  const items = (table: 'hypotheses' | 'escalations' | 'action_items') =>
    db.selectFrom(table).selectAll().where('incident_id', '=', id).orderBy('seq').execute();
  return {
    incidents: await db.selectFrom('incidents').selectAll().where('id', '=', id).execute(),
    hypotheses: await items('hypotheses'),
    escalations: await items('escalations'),
    action_items: await items('action_items'),
    entry_words: await db
      .selectFrom('entry_words')
      .select(['incident_id', 'workspace_id', 'seq', 'tokens'])
      .where('incident_id', '=', id)
      .orderBy('seq')
      .execute(),
  };
}
