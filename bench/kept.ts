import BetterSqlite3 from 'better-sqlite3';
import { exactly } from './limit';
import type { Figure } from './row';

/** What was answered as recorded, of how many. */
export interface RecordedNotes {
  readonly texts: readonly string[];
  readonly sent: number;
}

/** The same, beside what a killed bot left behind. No text stands for two notes. */
export interface Kept extends RecordedNotes {
  readonly onRecord: readonly string[];
}

/** The words in the file that a killed bot left behind. */
export function keptIn(database: string): readonly string[] {
  const file = new BetterSqlite3(database, { readonly: true });
  try {
    return file.prepare('select text from timeline_entries').pluck().all() as string[];
  } finally {
    file.close();
  }
}

/** Whether all that was answered as recorded is on record. */
export function keptFigures(all: readonly Kept[]): readonly Figure[] {
  const answered = sum(all.map(({ texts }) => texts.length));
  const kept = sum(all.map(countKept));
  return [
    {
      what: 'answered “Recorded”, and in the database after a kill',
      ours: `${answered} of ${sum(all.map(({ sent }) => sent))}`,
      peers: '',
      result: `${kept} kept`,
    },
    exactly('answered “Recorded”, and not in the database', answered - kept, 0),
  ];
}

/** Where nothing is too much to do, an answer that records nothing is none. */
export function allRecorded(all: readonly RecordedNotes[]): Figure {
  const others = sum(all.map(({ sent, texts }) => sent - texts.length));
  return exactly('answered otherwise than “Recorded”', others, 0);
}

function countKept({ texts, onRecord }: Kept): number {
  const found = new Set(onRecord);
  return texts.filter((text) => found.has(text)).length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
