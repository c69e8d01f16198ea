import { type Kysely, sql } from 'kysely';

/**
 * Gives every incident all of its surfaces: those of imported ones, and of ones that were opened when there were fewer, were
 * made with the next entry. They count as showing what there is, so that nothing is posted because of it.
 */
export async function surfacesOfAll(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into surfaces (incident_id, surface, workspace_id, wanted_version, wanted_since, shown_version, attempts, next_at)
    select incidents.id, names.name, incidents.workspace_id, incidents.version, '', incidents.version, 0, ''
    from incidents
    cross join (
      select 'card' as name union all select 'topic' union all select 'announcement' union all select 'canvas'
    ) as names
    where not exists (
      select 1 from surfaces where surfaces.incident_id = incidents.id and surfaces.surface = names.name
    )
  `.execute(db);
}
