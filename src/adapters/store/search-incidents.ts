import { type Kysely, sql } from 'kysely';
import { tokensOfWord } from '../../domain/words/fold-words';
import type { FoundIncident } from '../../ports/incident-store';
import type { FullText } from './full-text';
import type { Database, IncidentColumns } from './schema';
import { toIncidentRow } from './to-incident-row';

/**
 * Incidents that hold every word in their title or in an entry as it stands: those with most words in the title first,
 * then those that the database's own full-text index ranks highest, then the newest. A word that shows nothing is left out.
 * Of each, the entry with most words, and then with the highest rank, is named; one that only repeats the title is not.
 */
export async function searchIncidents(
  db: Kysely<Database>,
  fullText: FullText,
  workspaceId: string,
  words: readonly string[],
  limit: number,
): Promise<readonly FoundIncident[]> {
  const wanted = words.map(tokensOfWord).filter((tokens) => tokens.length > 0);
  if (wanted.length === 0) return [];
  const hits = wanted.map(
    (tokens, index) =>
      sql`select ${sql.lit(index)} as word, hit.* from (${fullText.hits(workspaceId, tokens)}) as hit`,
  );
  const { rows } = await sql<IncidentColumns & { readonly entry: number | null }>`
    with hits as (${sql.join(hits, sql` union all `)}),
    found as (
      select incident_id, sum(score) as score,
        count(distinct case when seq = 0 then word end) as words_in_title
      from hits group by incident_id having count(distinct word) = ${wanted.length}),
    best as (
      select found.*, incidents.* from incidents join found on found.incident_id = incidents.id
      order by words_in_title desc, score desc, number desc
      limit ${limit}),
    entries as (
      select hits.incident_id, hits.seq, row_number() over (
        partition by hits.incident_id
        order by count(distinct word) desc, sum(hits.score) desc, hits.seq) as place
      from hits
        join best on best.id = hits.incident_id
        join entry_words as said on said.incident_id = hits.incident_id and said.seq = hits.seq
        left join entry_words as title on title.incident_id = hits.incident_id and title.seq = 0
      where hits.seq > 0 and said.tokens <> coalesce(title.tokens, '')
      group by hits.incident_id, hits.seq)
    select best.*, entries.seq as entry
    from best left join entries on entries.incident_id = best.id and entries.place = 1
    order by best.words_in_title desc, best.score desc, best.number desc`.execute(db);
  return rows.map((row) => ({ ...toIncidentRow(row), entry: row.entry ?? undefined }));
}
