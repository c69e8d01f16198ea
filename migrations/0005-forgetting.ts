import { type Kysely, sql } from 'kysely';
import type { DialectName } from './dialect-name';

const table = 'timeline_entries';

/**
 * The one exception to a log that only grows: words may be blanked where an entry of the same log says that they were
 * redacted, and by whom.
 */
export async function forgetting(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
  for (const statement of statements[dialect]) await sql.raw(statement).execute(db);
}

const fixed = [
  ...['incident_id', 'seq', 'workspace_id', 'entry', 'kind', 'occurred_at', 'precision'],
  ...['recorded_at', 'actor_id', 'actor_name', 'author_id', 'author_name', 'source'],
  ...['permalink', 'channel_id', 'message_ts', 'v'],
];

/** Whether a row may become another; `same` compares, `target` reads which entry a correction is about. */
function mayChange(same: string, target: (row: string) => string): string {
  const isSame = (column: string) => `new.${column} ${same} old.${column}`;
  const isBlanked = `new.text = '[redacted by ' || r.actor_name || ']'`;
  return `${fixed.map(isSame).join(' and ')}
    and (new.extra is null or ${isSame('extra')})
    and (${isSame('payload')} or old.kind in ('title-changed', 'escalated', 'escalation-passed-on'))
    and exists (
      select 1 from ${table} r join ${table} t
        on t.incident_id = r.incident_id and t.seq = ${target('r')}
      where r.incident_id = old.incident_id and r.kind = 'entry-redacted' and (
        (t.seq = old.seq and (${isBlanked} or ${isSame('text')}))
        or (old.kind = 'entry-edited' and ${target('old')} = t.seq and ${isBlanked})
        or (old.kind = 'title-changed' and t.kind in ('opened', 'title-changed') and ${isSame('text')})
      )
    )`;
}

const refusal = `'${table} is append-only'`;

const statements: Record<DialectName, readonly string[]> = {
  sqlite: [
    `drop trigger ${table}_no_update`,
    `create trigger ${table}_no_update before update on ${table}
      when not (${mayChange('is', (row) => `json_extract(${row}.payload, '$.target')`)})
      begin select raise(abort, ${refusal}); end`,
  ],
  postgres: [
    `drop trigger ${table}_no_change on ${table}`,
    `create function refuse_update() returns trigger language plpgsql as $$ begin
      if ${mayChange('is not distinct from', (row) => `(${row}.payload::jsonb ->> 'target')::int`)}
      then return new; end if;
      raise exception '% is append-only', tg_table_name; end $$`,
    `create trigger ${table}_no_update before update on ${table}
      for each row execute function refuse_update()`,
    `create trigger ${table}_no_delete before delete or truncate on ${table}
      for each statement execute function refuse_change()`,
  ],
};
