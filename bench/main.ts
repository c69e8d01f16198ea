import { cpus } from 'node:os';
import { commandsAgainstBolt } from './commands-against-bolt';
import { fullDatabase } from './full-database';
import { isMissed } from './limit';
import { longReport } from './long-report';
import { messagesAgainstBolt } from './messages-against-bolt';
import { onPostgres } from './on-postgres';
import { overload } from './overload';
import type { Figure, Row } from './row';
import { starting } from './starting';
import { surfaces } from './surfaces';
import { timelinePicture } from './timeline-picture';

/** Everything that is measured, in the order of the table. */
const rows: readonly Row[] = [
  ...commandsAgainstBolt,
  fullDatabase,
  onPostgres,
  messagesAgainstBolt,
  overload,
  starting,
  longReport,
  timelinePicture,
  ...surfaces,
];

/** With an argument, only the rows whose title has it. Ends with 1 where a limit was not kept; ratios to peers are only told. */
async function main(): Promise<void> {
  const [, , wanted = ''] = process.argv;
  const processors = cpus();
  print(`Node ${process.version}, ${processors.length} × ${processors[0]?.model ?? 'unknown'}`);
  for (const row of rows.filter(({ title }) => title.includes(wanted))) {
    print(`\n${row.title}`);
    const figures = await row.run();
    print(tableOf(figures));
    if (figures.some(isMissed)) process.exitCode = 1;
  }
}

function tableOf(figures: readonly Figure[]): string {
  const heads = { what: '', ours: 'Hindsight', peers: 'peer or limit', result: '' };
  const lines = [heads, ...figures].map(({ what, ours, peers, result }) => [
    what,
    ours,
    peers,
    result,
  ]);
  const widths = [0, 1, 2, 3].map((at) =>
    Math.max(...lines.map((line) => (line[at] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

void main();
