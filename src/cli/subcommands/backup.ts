import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Argument } from 'commander';
import { backUp } from '../../adapters/store/back-up';
import { existingFileOf } from '../../adapters/store/sqlite-upkeep';
import { readConfigWithoutMode } from '../../settings/config';
import { defineSubcommand } from '../define-subcommand';
import { environmentOf } from '../environment';
import { Failure } from '../failure';
import { asJson } from '../options';
import { createProgress } from '../progress';
import { contents, json, size } from '../say';

export const backup = defineSubcommand<{ json?: true }>({
  name: 'backup',
  summary: 'Copies the database to a file, also while the bot runs, and checks the copy',
  about: [
    'The copy is the database as it was at one moment, in one file. It appears under its name when it is whole, and replaces nothing. A server’s database is copied by `pg_dump`.',
  ],
  arguments: [new Argument('<file>', 'the file to make; it must not be there yet')],
  options: [asJson()],
  examples: [
    { line: 'npx hindsight backup backup.db', does: 'makes backup.db' },
    { line: 'npx hindsight backup "/backup/$(date -u +%F).db"', does: 'one a day, under its date' },
  ],
  async run({ args: [given = ''], options }, terminal) {
    const { databaseUrl } = readConfigWithoutMode(environmentOf(terminal));
    const file = resolve(terminal.folder, given);
    if (existsSync(file)) throw taken(file);
    const progress = createProgress(terminal, 'Copied');
    try {
      const made = await backUp(existingFileOf(databaseUrl), file, progress.at);
      progress.end();
      terminal.out(
        options.json
          ? json({ file, ...made })
          : `Backed up ${contents(made)} to ${given} (${size(made.bytes)}), and checked it.\n`,
      );
      return 'ok';
    } catch (error) {
      progress.end();
      throw Object(error).code === 'EEXIST' ? taken(file) : error;
    }
  },
});

function taken(file: string): Failure {
  return new Failure(`${file} is there already, and was left alone. Name another file.`);
}
