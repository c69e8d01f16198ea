import { type MovedRows, moveDatabase } from '../adapters/store/move';
import { createProgress } from './progress';
import { count, json } from './say';
import type { Terminal } from './terminal';

export interface Places {
  readonly from: string;
  readonly to: string;
}

/** Moves everything from one database to another, and says what that came to. Throws StoreUnavailable. */
export async function move(
  { from, to }: Places,
  isForProgram: boolean,
  terminal: Terminal,
): Promise<void> {
  const progress = createProgress(terminal, 'Moved');
  try {
    const tables = await moveDatabase(from, to, (done, of) =>
      progress.at(of === 0 ? 1 : done / of),
    );
    progress.end();
    terminal.out(isForProgram ? json({ tables }) : said(tables));
  } finally {
    progress.end();
  }
}

function said(moved: readonly MovedRows[]): string {
  const width = Math.max(...moved.map(({ table }) => table.length));
  const lines = moved.map(
    ({ table, rows, sha256 }) => `${table.padEnd(width)}  ${String(rows).padStart(9)}  ${sha256}`,
  );
  const sum = moved.reduce((all, { rows }) => all + rows, 0);
  return [
    ...lines,
    '',
    `Moved ${count(sum, 'row')}. Each table was read back: it has the digest above in both databases.`,
    'Set DATABASE_URL to the other one and start the bot.',
    '',
  ].join('\n');
}
