import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { IncidentRow } from '../../ports/incident-store';
import type { Database, IncidentColumns } from './schema';
import { toIncidentRow } from './to-incident-row';

/**
 * Incidents that hold every word in their title or in an entry: those with most words in the title first,
 * then those with most entries that hold one, then the newest.
 */
export async function searchIncidents(
  db: Kysely<Database>,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<readonly IncidentRow[]> {
  const patterns = words.map(containing);
  const found = all(patterns.map((one) => sql`(${titleHolds(one)} or ${entryHolds([one])} > 0)`));
  const { rows } = await sql<IncidentColumns>`
    select incidents.* from incidents
    where workspace_id = ${workspaceId} and ${found}
    order by ${titleHits(patterns)} desc, ${entryHolds(patterns)} desc, number desc
    limit ${limit}`.execute(db);
  return rows.map(toIncidentRow);
}

/** A LIKE pattern that finds the word as it is written, in any case. */
function containing(word: string): string {
  return `%${word.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
}

function titleHolds(pattern: string): RawBuilder<unknown> {
  return sql`lower(incidents.title) like ${pattern} escape '\\'`;
}

function titleHits(patterns: readonly string[]): RawBuilder<unknown> {
  const hits = patterns.map((one) => sql`case when ${titleHolds(one)} then 1 else 0 end`);
  return sql`(${sql.join([sql`0`, ...hits], sql` + `)})`;
}

/** How many entries of the incident hold one of the words. */
function entryHolds(patterns: readonly string[]): RawBuilder<unknown> {
  const holds = patterns.map((one) => sql`lower(entry.text) like ${one} escape '\\'`);
  return sql`(select count(*) from timeline_entries as entry
    where entry.incident_id = incidents.id and (${sql.join([sql`1 = 0`, ...holds], sql` or `)}))`;
}

function all(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([sql`1 = 1`, ...conditions], sql` and `);
}
