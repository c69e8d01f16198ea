import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { OperatedStores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { type Called, callCli } from './call-cli';
import { openIncident } from './record';
import { everyKind } from './samples';

/** A folder with a database, as somebody at a terminal finds it. */
export interface RecordFile {
  readonly folder: string;
  readonly database: string;
  at(name: string): string;
  /** `hindsight` with these words, on this database. */
  hindsight(...words: readonly string[]): Promise<Called>;
  /** Does something through the stores. */
  change<Result>(act: (stores: OperatedStores) => Promise<Result>): Promise<Result>;
  /** Does something with the file as any other program might. */
  meddle<Result>(act: (database: BetterSqlite3.Database) => Result, file?: string): Result;
  remove(): void;
}

/** With one incident of T1, in which something of every kind happened. */
export async function recordFile(): Promise<RecordFile> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-cli-'));
  const database = join(folder, 'hindsight.db');
  const change: RecordFile['change'] = async (act) => {
    const stores = await openStores(`file:${database}`);
    try {
      return await act(stores);
    } finally {
      await stores.close();
    }
  };
  await change(({ incidents }) => openIncident(incidents, 'T1', everyKind.slice(1)));
  return {
    folder,
    database,
    at: (name) => join(folder, name),
    hindsight: (...words) =>
      callCli(words, { folder, environment: { DATABASE_URL: `file:${database}` } }),
    change,
    meddle(act, file = database) {
      const opened = new BetterSqlite3(file);
      try {
        return act(opened);
      } finally {
        opened.close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
