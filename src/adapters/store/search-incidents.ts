import { type Kysely, sql } from 'kysely';
import type { IncidentRow } from '../../ports/incident-store';
import { tokensOfWord } from './fold-words';
import type { FullText } from './full-text';
import type { Database, IncidentColumns } from './schema';
import { toIncidentRow } from './to-incident-row';

/**
 * Incidents that hold every word in their title or in an entry as it stands: those with most words in the title first,
 * then those that the database's own full-text index ranks highest, then the newest. A word that shows nothing is left out.
 */
export async function searchIncidents(
  db: Kysely<Database>,
  fullText: FullText,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<readonly IncidentRow[]> {
  const wanted = words.map(tokensOfWord).filter((tokens) => tokens.length > 0);
  if (wanted.length === 0) return [];
  const hits = wanted.map(
    (tokens, index) =>
      sql`select ${sql.lit(index)} as word, hit.* from (${fullText.hits(workspaceId, tokens)}) as hit`,
  );
  const { rows } = await sql<IncidentColumns>`
    with hits as (${sql.join(hits, sql` union all `)}),
    found as (
      select incident_id, sum(score) as score,
        count(distinct word) as words,
        count(distinct case when seq = 0 then word end) as words_in_title
      from hits group by incident_id)
    select incidents.* from incidents join found on found.incident_id = incidents.id
    where words = ${wanted.length}
    order by words_in_title desc, score desc, number desc
    limit ${limit}`.execute(db);
  return rows.map(toIncidentRow);
}
