import { type RawBuilder, sql } from 'kysely';

/** How the full-text index of a database is asked. */
export interface FullText {
  /**
   * The rows of `entry_words` in a workspace that hold these tokens in a row, of which the last may go on: `incident_id`,
   * `seq`, and the better the match, the higher its `score`.
   */
  hits(workspaceId: string, tokens: readonly string[]): RawBuilder<unknown>;
}

/** SQLite's FTS5, which ranks with bm25. */
export const fts5: FullText = {
  hits: (workspaceId, tokens) => sql`
    select entry_words.incident_id, entry_words.seq, -entry_index.rank as score
    from entry_index join entry_words on entry_words.id = entry_index.rowid
    where entry_index match ${`"${tokens.join(' ')}" *`} and entry_words.workspace_id = ${workspaceId}`,
};

/** PostgreSQL's tsvector, with a GIN index. */
export const tsvector: FullText = {
  hits(workspaceId, tokens) {
    const query = tokens.map((token) => `'${token}'`).join(' <-> ');
    return sql`
      select entry_words.incident_id, entry_words.seq, ts_rank(entry_words.vector, wanted) as score
      from entry_words, to_tsquery('simple', ${`${query}:*`}) wanted
      where entry_words.vector @@ wanted and entry_words.workspace_id = ${workspaceId}`;
  },
};
