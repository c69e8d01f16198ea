import type { TimelineEntry } from '../../domain/entries';
import type { EntryMeta } from '../../domain/entries/entry-meta';
import type { PersonRef } from '../../domain/person';
import { wordsOf } from '../../domain/standing';
import type { IncidentId } from '../../ports/incident-id';
import { partsOf } from './incident-id';
import type { TimelineEntryRow } from './schema';
import { storable } from './storable';

type Json = Record<string, unknown>;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Raised when a kind's payload changes shape; the reader then brings older rows up to date. */
const payloadFormat = 1;

/** An entry as a row that a person can read; `fromRow` gives the entry back. */
export function toRow(incidentId: IncidentId, entry: TimelineEntry): TimelineEntryRow {
  const { seq, at, precision, recordedAt, by, author, source, permalink, message, ...extra } =
    entry.meta;
  const { [wordsKey(entry.kind)]: _words, ...payload } = { ...entry.payload } as Json;
  return storable({
    incident_id: incidentId,
    seq,
    workspace_id: partsOf(incidentId).workspaceId,
    entry: `T${seq}`,
    kind: entry.kind,
    occurred_at: at,
    precision,
    recorded_at: recordedAt,
    actor_id: by.id,
    actor_name: by.name,
    author_id: author?.id ?? null,
    author_name: author?.name ?? null,
    source,
    permalink: permalink ?? null,
    channel_id: message?.channelId ?? null,
    message_ts: message?.ts ?? null,
    text: wordsOf(entry) ?? null,
    payload: JSON.stringify(payload),
    extra: Object.keys(extra).length === 0 ? null : JSON.stringify(extra),
    v: payloadFormat,
  });
}

export function fromRow(row: TimelineEntryRow): TimelineEntry {
  return { kind: row.kind, payload: payloadOf(row), meta: metaOf(row) } as unknown as TimelineEntry;
}

function payloadOf({ kind, payload, text }: TimelineEntryRow): Json {
  // Most entries are words alone.
  if (payload === '{}' && text !== null && wordsKey(kind) === 'text') return { text };
  const read: Json = JSON.parse(payload);
  if (text === null) return read;
  // By name: a key that is worked out takes V8 far longer to add.
  if (wordsKey(kind) === 'title') read.title = text;
  else read.text = text;
  return read;
}

/** Where the words live in a payload: see `wordsOf`. */
function wordsKey(kind: string): 'title' | 'text' {
  return kind === 'opened' ? 'title' : 'text';
}

/** Whoever recorded one entry mostly recorded the next: one object for both. */
let latest: PersonRef = { id: '', name: '' };

function personOf({ actor_id: id, actor_name: name }: TimelineEntryRow): PersonRef {
  if (latest.id !== id || latest.name !== name) latest = { id, name };
  return latest;
}

function metaOf(row: TimelineEntryRow): EntryMeta {
  const { author_id, author_name, permalink, channel_id, message_ts, extra } = row;
  const meta: Writable<EntryMeta> = {
    seq: row.seq,
    at: row.occurred_at,
    precision: row.precision as EntryMeta['precision'],
    recordedAt: row.recorded_at,
    by: personOf(row),
    source: row.source as EntryMeta['source'],
  };
  // Few have more, and spreading what is not there takes longer than all of the above.
  if (author_id !== null) meta.author = { id: author_id, name: author_name ?? '' };
  if (permalink !== null) meta.permalink = permalink;
  if (channel_id !== null && message_ts !== null)
    meta.message = { channelId: channel_id, ts: message_ts };
  return extra === null ? meta : Object.assign(meta, JSON.parse(extra));
}
