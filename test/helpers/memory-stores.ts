import { fromRow, toRow } from '../../src/adapters/store/entry-row';
import { wordsToFind } from '../../src/adapters/store/entry-words';
import { incidentIdOf } from '../../src/adapters/store/incident-id';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { createProcessLanes } from '../../src/adapters/store/process-lanes';
import {
  actionItemRow,
  escalationRow,
  hypothesisRow,
  incidentColumns,
  openingColumns,
} from '../../src/adapters/store/read-tables';
import { redactRows } from '../../src/adapters/store/redact-rows';
import { createSoleReplica } from '../../src/adapters/store/replicas';
import type { IncidentColumns, TimelineEntryRow } from '../../src/adapters/store/schema';
import { toIncidentRow } from '../../src/adapters/store/to-incident-row';
import type { IncidentState } from '../../src/domain/incident-state';
import { standing } from '../../src/domain/standing';
import { tokensOfWord } from '../../src/domain/words/fold-words';
import type { Attachment } from '../../src/ports/attachments';
import type { IncidentId } from '../../src/ports/incident-id';
import {
  type IncidentStore,
  type Recording,
  VersionConflict,
} from '../../src/ports/incident-store';
import type { PersonRecord } from '../../src/ports/people';
import { createMemoryAlerts } from './memory-alerts';
import { createMemoryHomes } from './memory-homes';
import { createMemoryInstallations } from './memory-installations';
import { createMemoryOutbox } from './memory-outbox';
import { createMemoryRetention } from './memory-retention';
import { createMemorySurfaces } from './memory-surfaces';

interface Kept {
  readonly log: TimelineEntryRow[];
  state: IncidentState;
  columns: IncidentColumns;
}

/** Stores that forget everything at the end, for tests of what uses them; held to the same contract as the real ones. */
export function createMemoryStores(): Stores {
  const kept = new Map<IncidentId, Kept>();
  /** What was removed counts on: the last number of each workspace, and how many entries there were. */
  const numbers = new Map<string, number>();
  const gone = new Map<string, number>();
  const {
    queue,
    isWaiting,
    drop: dropSteps,
    ...outbox
  } = createMemoryOutbox((id) => {
    const { is_private: isPrivate } = kept.get(id)?.columns ?? {};
    return isPrivate === undefined ? undefined : isPrivate === 1;
  });
  const {
    make,
    want,
    drop: dropSurfaces,
    ...surfaces
  } = createMemorySurfaces((id) => kept.get(id)?.columns);
  const { forget, drop: dropFiles, ...attachments } = createMemoryAttachments();
  const { letGo, ...alerts } = createMemoryAlerts();
  const retention = createMemoryRetention({
    columns: () => [...kept.values()].map(({ columns }) => columns),
    isWaiting,
    drop(id) {
      const { workspace_id: workspace = '' } = kept.get(id)?.columns ?? {};
      gone.set(workspace, (gone.get(workspace) ?? 0) + (kept.get(id)?.log.length ?? 0) + 1);
      for (const drop of [dropSteps, dropSurfaces, dropFiles, letGo]) drop(id);
      kept.delete(id);
    },
  });
  const record = (id: IncidentId, { entries, state, steps }: Recording) => {
    const rows = entries.map((entry) => toRow(id, entry));
    const log = [...(kept.get(id)?.log ?? []), ...rows];
    const redacted = redactRows(id, log);
    for (const row of redacted.rows) log[row.seq - 1] = row;
    forget(id, redacted.fileIds);
    if (log.some((row, index) => row.seq !== index + 1)) throw new Error('entries do not follow');
    const at = log.at(-1)?.recorded_at ?? '';
    queue(id, steps, at);
    if (!kept.has(id)) make(id);
    kept.set(id, keep(id, log, state));
    if (entries.length > 0) want(id, state.version, at);
  };
  return {
    incidents: createMemoryIncidents(kept, numbers, record),
    outbox,
    surfaces,
    homes: createMemoryHomes((workspaceId) =>
      [...kept.values()]
        .filter(({ columns }) => columns.workspace_id === workspaceId)
        .reduce((sum, { log }) => sum + log.length, gone.get(workspaceId) ?? 0),
    ),
    people: createMemoryPeople(),
    contact: createMemoryContact(),
    alerts,
    retention,
    attachments,
    installations: createMemoryInstallations(),
    replicas: createSoleReplica(),
    inLane: createProcessLanes(),
    close: async () => undefined,
  };
}

function keep(id: IncidentId, log: TimelineEntryRow[], state: IncidentState): Kept {
  const first = log[0] && fromRow(log[0]);
  return { log, state, columns: { ...openingColumns(id, first), ...incidentColumns(state) } };
}

function createMemoryIncidents(
  kept: Map<IncidentId, Kept>,
  numbers: Map<string, number>,
  record: (id: IncidentId, recording: Recording) => void,
): IncidentStore {
  const newestFirst = (workspaceId: string) =>
    [...kept.values()]
      .filter(({ columns }) => columns.workspace_id === workspaceId)
      .sort((a, b) => b.columns.number - a.columns.number);
  const get = async (id: IncidentId) => {
    const columns = kept.get(id)?.columns;
    return columns && toIncidentRow(columns);
  };
  return {
    async open(workspaceId, build) {
      const number = (numbers.get(workspaceId) ?? 0) + 1;
      const id = incidentIdOf(workspaceId, number);
      record(id, build(number, id));
      numbers.set(workspaceId, number);
      return { id, number };
    },
    async append(id, expectedVersion, recording) {
      if (kept.get(id)?.log.length !== expectedVersion) throw new VersionConflict(id);
      record(id, recording);
    },
    keepsOrder: false,
    load: async (id, after = 0) => (kept.get(id)?.log ?? []).slice(after).map(fromRow),
    get,
    find: (workspaceId, number) => get(incidentIdOf(workspaceId, number)),
    async findByChannel(workspaceId, channelId) {
      const found = newestFirst(workspaceId).find((one) => one.columns.channel_id === channelId);
      return found && toIncidentRow(found.columns);
    },
    findByMessage: async (workspaceId, channelId, ts) =>
      [...kept.values()]
        .flatMap((one) => one.log)
        .filter((row) => row.workspace_id === workspaceId)
        .filter((row) => row.channel_id === channelId && row.message_ts === ts)
        .map((row) => ({ id: row.incident_id, seq: row.seq, kind: row.kind })),
    list: async (workspaceId, { open, since = '', before = Infinity, isPublic, limit }) =>
      newestFirst(workspaceId)
        .filter(({ columns }) => open === undefined || (columns.status !== 'closed') === open)
        .filter(({ columns }) => columns.opened_recorded_at >= since)
        .filter(({ columns }) => columns.number < before && !(isPublic && columns.is_private))
        .slice(0, limit)
        .map(({ columns }) => toIncidentRow(columns)),
    openSince: async (moment) =>
      [...kept.values()]
        .filter(({ columns }) => columns.status !== 'closed' || (columns.closed_at ?? '') >= moment)
        .sort((a, b) => (opened(a) < opened(b) ? -1 : 1))
        .flatMap(({ columns }) =>
          columns.channel_id === null
            ? []
            : [{ ...toIncidentRow(columns), channelId: columns.channel_id }],
        ),
    remindable: async ({ from, to }) =>
      [...kept.values()]
        .filter(({ columns }) => columns.channel_id !== null)
        .filter(
          ({ columns, state }) =>
            columns.status !== 'closed' ||
            state.actions.some(
              ({ state: how, due = '' }) => how === 'open' && due >= from && due <= to,
            ),
        )
        .sort((a, b) => (opened(a) < opened(b) ? -1 : opened(a) > opened(b) ? 1 : 0))
        .map(({ columns }) => toIncidentRow(columns)),
    actionsOf: async (workspaceId, ownerId, limit) =>
      [...kept]
        .filter(([, { columns }]) => columns.workspace_id === workspaceId)
        .flatMap(([incidentId, { state }]) =>
          state.actions
            .filter((one) => one.owner?.id === ownerId && one.state === 'open')
            .map(({ id, text, due }) => ({ incidentId, id, text, due })),
        )
        .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
        .slice(0, limit),
    search: async (workspaceId, words, limit) =>
      search(newestFirst(workspaceId), words)
        .slice(0, limit)
        .map(({ one, entry }) => ({ ...toIncidentRow(one.columns), entry })),
    ids: async () => [...kept.keys()],
    async rebuild(id, state) {
      const log = kept.get(id)?.log ?? [];
      if (log.length !== state.version) throw new VersionConflict(id);
      kept.set(id, keep(id, log, state));
    },
    async readTables(id) {
      const one = kept.get(id);
      const { columns, state } = one ?? {};
      return {
        incidents: columns ? [columns] : [],
        hypotheses: state?.hypotheses.map((one) => hypothesisRow(id, one)) ?? [],
        escalations: state?.escalations.map((one) => escalationRow(id, one)) ?? [],
        action_items: state?.actions.map((one) => actionItemRow(id, one)) ?? [],
        entry_words: one ? findable(one) : [],
      };
    },
  };
}

function opened({ columns }: Kept): string {
  return `${columns.opened_recorded_at} ${columns.id}`;
}

function findable({ columns, state, log }: Kept) {
  return wordsToFind(columns.id, state, standing(log.map(fromRow)));
}

function search(incidents: readonly Kept[], words: readonly string[]) {
  const wanted = words.map((word) => tokensOfWord(word).join(' ')).filter((word) => word !== '');
  const found = incidents.map((one) => {
    const rows = findable(one);
    const holds = (tokens: string, word: string) => ` ${tokens}`.includes(` ${word}`);
    const perWord = wanted.map((word) => rows.filter(({ tokens }) => holds(tokens, word)));
    const title = rows.find(({ seq }) => seq === 0)?.tokens;
    const said = rows
      .map((row) => ({ ...row, words: wanted.filter((word) => holds(row.tokens, word)).length }))
      .filter(({ seq, tokens, words }) => seq > 0 && tokens !== title && words > 0)
      .sort((a, b) => b.words - a.words || a.tokens.length - b.tokens.length || a.seq - b.seq);
    return {
      one,
      entry: said[0]?.seq,
      hasAll: wanted.length > 0 && perWord.every((some) => some.length > 0),
      inTitle: perWord.filter((some) => some.some(({ seq }) => seq === 0)).length,
      entries: perWord.flat().length,
    };
  });
  return found
    .filter(({ hasAll }) => hasAll)
    .sort((a, b) => b.inTitle - a.inTitle || b.entries - a.entries);
}

function createMemoryContact(): Stores['contact'] {
  let last: string | undefined;
  return {
    last: async () => last,
    async note(at) {
      if (last === undefined || at > last) last = at;
    },
  };
}

function createMemoryPeople(): Stores['people'] {
  const people = new Map<string, PersonRecord>();
  return {
    get: async (workspaceId, id) => people.get(`${workspaceId}/${id}`),
    async put(person) {
      people.set(`${person.workspaceId}/${person.id}`, person);
    },
  };
}

function createMemoryAttachments(): Stores['attachments'] & {
  forget(id: IncidentId, fileIds: readonly string[]): void;
  drop(id: IncidentId): void;
} {
  const attachments = new Map<IncidentId, readonly Attachment[]>();
  return {
    list: async (id) => attachments.get(id) ?? [],
    drop: (id) => void attachments.delete(id),
    forget: (id, fileIds) =>
      void attachments.set(
        id,
        (attachments.get(id) ?? []).filter((one) => !fileIds.includes(one.id)),
      ),
    async put(id, attachment) {
      const others = attachments.get(id) ?? [];
      if (!others.some((one) => one.id === attachment.id)) {
        attachments.set(id, [...others, attachment]);
      }
    },
  };
}
