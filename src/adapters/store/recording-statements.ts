import type { Compilable, Kysely } from 'kysely';
import type { TimelineEntry } from '../../domain/entries';
import { initialState } from '../../domain/incident-state';
import type { Iso } from '../../domain/time/instant';
import type { IncidentId } from '../../ports/incident-id';
import type { Recording } from '../../ports/incident-store';
import { toRow } from './entry-row';
import { forgetting, wordsFollowing } from './entry-words';
import { queuedSteps } from './kysely-outbox';
import { firstWanted, nextWanted, nextWantedValues } from './kysely-surfaces';
import { incidentColumns } from './read-tables';
import { type ReadyQuery, readyQuery } from './ready-query';
import { redacted } from './redact-rows';
import type { Database, EntryWordsRow, TimelineEntryRow } from './schema';
import { type Statement, statementOf } from './statement';
import { changedItems, incidentRow } from './write-incident';

/** What a recording writes, in the order it is written in. */
export interface RecordingStatements {
  /** Opens the incident. */
  opened(id: IncidentId, recording: Recording): readonly Statement[];
  /**
   * Moves the incident on from the version expected, which also keeps everybody else out. `before`: the log so far, needed
   * where it is corrected, and where steps are queued without an entry.
   */
  appended(
    id: IncidentId,
    expectedVersion: number,
    recording: Recording,
    before: readonly TimelineEntry[],
  ): readonly Statement[];
}

/** Recordings of more rows are rare, and each number of rows has a text of its own. */
const fewRows = 50;

/** The statements of recordings in one database. The texts of those that every recording needs are kept. */
export function recordingStatements(db: Kysely<Database>): RecordingStatements {
  const advancing = readyQuery(() =>
    db
      .updateTable('incidents')
      .set(incidentColumns(initialState))
      .where('id', '=', '')
      .where('version', '=', 0),
  );
  const wanting = readyQuery(() => nextWanted(db, 'T/1', 0, ''));
  const inserting = insertingRows((rows: readonly TimelineEntryRow[]) =>
    db.insertInto('timeline_entries').values([...rows]),
  );
  const indexed = indexing(db);

  /** `wanted`: what tells the surfaces, since when there is more to show. A step alone is nothing to show. */
  function written(
    id: IncidentId,
    recording: Recording,
    before: readonly TimelineEntry[],
    wanted: (since: Iso) => Statement,
  ): readonly Statement[] {
    const { entries, state, steps } = recording;
    const at = (entries.at(-1) ?? before.at(-1))?.meta.recordedAt ?? '';
    const queued = queuedSteps(db, id, steps, at).map(statementOf);
    if (entries.length === 0) return queued;
    assertConsecutive(id, entries, state.version);
    const { kept, added, statements: forgotten } = redacted(db, id, before, entries);
    return [
      inserting(entries.map((entry) => toRow(id, entry))),
      ...forgotten,
      ...changedItems(db, id, entries, state).map(statementOf),
      ...indexed(id, { entries: added, state }, kept),
      wanted(at),
      ...queued,
    ];
  }

  return {
    opened(id, recording) {
      const { version } = recording.state;
      const row = statementOf(incidentRow(db, id, recording.entries[0], recording.state));
      const wanted = (since: Iso) => statementOf(firstWanted(db, id, { version, since }));
      return [row, ...written(id, recording, [], wanted)];
    },
    appended(id, expectedVersion, recording, before) {
      const { version } = recording.state;
      const values = [...Object.values(incidentColumns(recording.state)), id, expectedVersion];
      const mustChange = `${id} is no longer at version ${expectedVersion}`;
      const advanced = { ...advancing.statement(values), mustChange };
      const wanted = (since: Iso) => wanting.statement(nextWantedValues(id, version, since));
      return [advanced, ...written(id, recording, before, wanted)];
    },
  };
}

type Indexed = Pick<Recording, 'entries' | 'state'>;

/** What finds the words of entries from then on, and no longer finds what was taken back. */
function indexing(db: Kysely<Database>) {
  const inserting = insertingRows((rows: readonly EntryWordsRow[]) =>
    db.insertInto('entry_words').values([...rows]),
  );
  return (id: IncidentId, recording: Indexed, before: readonly TimelineEntry[]) => {
    const { forgotten, rows } = wordsFollowing(id, before, recording);
    return [
      ...(forgotten.length > 0 ? [statementOf(forgetting(db, id, forgotten))] : []),
      ...(rows.length > 0 ? [inserting(rows)] : []),
    ];
  };
}

/** Inserts rows that all have the same columns. */
function insertingRows<Row extends object>(build: (rows: readonly Row[]) => Compilable) {
  const ready = new Map<number, ReadyQuery<unknown>>();
  return (rows: readonly Row[]): Statement => {
    const query = ready.get(rows.length) ?? readyQuery(() => build(rows));
    if (rows.length <= fewRows) ready.set(rows.length, query);
    return query.statement(rows.flatMap((row) => Object.values(row)));
  };
}

function assertConsecutive(
  id: IncidentId,
  entries: readonly TimelineEntry[],
  version: number,
): void {
  const first = version - entries.length + 1;
  if (entries.some((entry, index) => entry.meta.seq !== first + index)) {
    throw new Error(`the entries for ${id} do not lead to version ${version}`);
  }
}
