import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type RecordFile, recordFile } from '../helpers/record-file';

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
  for (const rest of ['', '-wal', '-shm']) rmSync(file.database + rest, { force: true });
});
afterEach(() => file.remove());

async function migrateAndKill(afterStatements: number): Promise<string | null> {
  const main = require.resolve('../helpers/killed-migration-main');
  const words = ['--import', 'tsx', main, file.database, String(afterStatements)];
  const child = spawn(process.execPath, words, { stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  return signal;
}

test.each([2, 12, 25])(
  'a migration that was killed after %i statements has done nothing, and is done the next time',
  async (statements) => {
    expect(await migrateAndKill(statements)).toBe('SIGKILL');

    const tables = file.meddle((database) =>
      database.prepare("select name from sqlite_master where name = 'incidents'").all(),
    );
    const migrated = await file.hindsight('migrate');
    const checked = await file.hindsight('check');

    expect(tables).toEqual([]);
    expect(migrated).toMatchObject({ code: 0, out: expect.stringContaining('0001-the-record') });
    expect(checked).toMatchObject({ code: 0 });
  },
  60_000,
);
