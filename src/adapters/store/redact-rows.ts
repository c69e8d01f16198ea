import type { Kysely } from 'kysely';
import type { TimelineEntry } from '../../domain/entries';
import { withoutRedacted } from '../../domain/redaction';
import type { IncidentId } from '../../ports/incident-id';
import { fromRow, toRow } from './entry-row';
import type { Database, TimelineEntryRow } from './schema';
import { type Statement, statementOf } from './statement';

/** What the redactions in a log change in its rows. */
export interface Redacted {
  readonly rows: readonly TimelineEntryRow[];
  /** Files that no entry has any more. */
  readonly fileIds: readonly string[];
}

/** The rows whose words are to go, because a later row says so, as they are to be; none where they are gone already. */
export function redactRows(id: IncidentId, before: readonly TimelineEntryRow[]): Redacted {
  const log = before.map(fromRow);
  const kept = withoutRedacted(log);
  const changed = kept.filter((entry, index) => entry !== log[index]);
  const left = new Set(kept.flatMap(fileIdsOf));
  return {
    rows: changed.map((entry) => toRow(id, entry)),
    fileIds: log.flatMap(fileIdsOf).filter((fileId) => !left.has(fileId)),
  };
}

export function isRedaction({ kind }: Pick<TimelineEntry, 'kind'>): boolean {
  return kind === 'entry-redacted';
}

/** Another wording of what was redacted before is not to be had either. */
function mayRedact(before: readonly TimelineEntry[], entries: readonly TimelineEntry[]): boolean {
  const isEdit = entries.some(({ kind }) => kind === 'entry-edited');
  return entries.some(isRedaction) || (isEdit && before.some(isRedaction));
}

function fileIdsOf({ meta }: TimelineEntry): readonly string[] {
  return (meta.files ?? []).map((file) => file.id);
}

/** What is left of a log that new entries may redact, and the statements that take the words out of the database. */
export function redacted(
  db: Kysely<Database>,
  id: IncidentId,
  before: readonly TimelineEntry[],
  entries: readonly TimelineEntry[],
): {
  readonly kept: readonly TimelineEntry[];
  readonly added: readonly TimelineEntry[];
  readonly statements: readonly Statement[];
} {
  if (!mayRedact(before, entries)) return { kept: before, added: entries, statements: [] };
  const log = [...before, ...entries];
  const { rows, fileIds } = redactRows(
    id,
    log.map((entry) => toRow(id, entry)),
  );
  const blanked = rows.map(({ seq, text, payload, extra }) =>
    db
      .updateTable('timeline_entries')
      .set({ text, payload, extra })
      .where('incident_id', '=', id)
      .where('seq', '=', seq),
  );
  const files = fileIds.map((fileId) =>
    db.deleteFrom('attachments').where('incident_id', '=', id).where('id', '=', fileId),
  );
  const left = withoutRedacted(log);
  return {
    kept: left.slice(0, before.length),
    added: left.slice(before.length),
    statements: [...blanked, ...files].map(statementOf),
  };
}
