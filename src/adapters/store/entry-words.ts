import type { Kysely } from 'kysely';
import { isCorrection, type TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import { replay } from '../../domain/replay';
import { type StandingEntry, standing, wordsOf } from '../../domain/standing';
import { tokensOf } from '../../domain/words/fold-words';
import type { IncidentId } from '../../ports/incident-id';
import type { Recording } from '../../ports/incident-store';
import { partsOf } from './incident-id';
import { logReader } from './log-reader';
import type { Database, EntryWordsRow } from './schema';

/** Beside the entries, which count from 1, the incident's title as it stands. */
const titleSeq = 0;

/** Rows of a statement; SQLite binds at most 32,766 values in one. */
const rowsAtOnce = 1_000;

/**
 * What can be found of an incident: its title and its entries as they stand after every correction. Nothing else is kept
 * for searching, so that what leaves the record is forgotten as soon as its rows are written anew.
 */
export function wordsToFind(
  id: IncidentId,
  state: IncidentState,
  entries: readonly StandingEntry[],
): readonly EntryWordsRow[] {
  return rowsOf(id, [titleIn(state), ...entries.flatMap(saidIn)]);
}

/** Words that can be found, and whose they are. */
interface Words {
  readonly seq: number;
  readonly words: string;
}

function titleIn({ title }: IncidentState): Words {
  return { seq: titleSeq, words: title };
}

function saidIn({ entry, isRemoved }: StandingEntry): readonly Words[] {
  const words = isRemoved ? undefined : wordsOf(entry);
  return words === undefined ? [] : [{ seq: entry.meta.seq, words }];
}

function rowsOf(id: IncidentId, said: readonly Words[]): readonly EntryWordsRow[] {
  const { workspaceId } = partsOf(id);
  return said.flatMap(({ seq, words }) => {
    const tokens = tokensOf(words).join(' ');
    return tokens === '' ? [] : [{ incident_id: id, workspace_id: workspaceId, seq, tokens }];
  });
}

/**
 * What has the index follow what is recorded, within the same transaction: the rows of new entries, of those that a
 * correction is about, and of the title are written anew. `before`: the log so far, needed where `entries` correct it.
 */
export function wordsFollowing(
  id: IncidentId,
  before: readonly TimelineEntry[],
  { entries, state }: Pick<Recording, 'entries' | 'state'>,
): { readonly forgotten: readonly number[]; readonly rows: readonly EntryWordsRow[] } {
  const isCorrected = entries.some(isCorrection);
  const log = isCorrected ? [...before, ...entries] : entries;
  const changed = new Set(entries.flatMap(({ meta, payload }) => [meta.seq, ...targetOf(payload)]));
  const isRetitled = isCorrected || entries.some(({ kind }) => titleKinds.has(kind));
  const said = standing(log).filter(({ entry }) => changed.has(entry.meta.seq));
  const words = [...(isRetitled ? [titleIn(state)] : []), ...said.flatMap(saidIn)];
  const forgotten = isRetitled ? [titleSeq, ...changed] : [];
  return { forgotten, rows: rowsOf(id, words) };
}

const titleKinds: ReadonlySet<string> = new Set(['opened', 'title-changed']);

function targetOf(payload: TimelineEntry['payload']): readonly number[] {
  return 'target' in payload && typeof payload.target === 'number' ? [payload.target] : [];
}

/** Writes everything that can be found of an incident anew; words that are in the log no more are forgotten. */
export async function reindex(
  db: Kysely<Database>,
  id: IncidentId,
  state: IncidentState,
): Promise<void> {
  await forgetting(db, id).execute();
  await insert(db, wordsToFind(id, state, standing(await logReader(db)(id))));
}

/** Indexes the incidents of which nothing can be found: they were recorded before there was an index. */
export async function indexForgotten(db: Kysely<Database>): Promise<void> {
  const known = db.selectFrom('entry_words').select('incident_id');
  const rows = await db.selectFrom('incidents').select('id').where('id', 'not in', known).execute();
  for (const { id } of rows) {
    await db.transaction().execute(async (tx) => reindex(tx, id, replay(await logReader(tx)(id))));
  }
}

/** What takes rows out of the index: all of an incident's, or those of these entries. */
export function forgetting(db: Kysely<Database>, id: IncidentId, seqs?: readonly number[]) {
  return db
    .deleteFrom('entry_words')
    .where('incident_id', '=', id)
    .$if(seqs !== undefined, (query) => query.where('seq', 'in', seqs ?? []));
}

async function insert(db: Kysely<Database>, rows: readonly EntryWordsRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await db
      .insertInto('entry_words')
      .values(rows.slice(start, start + rowsAtOnce))
      .execute();
  }
}
