import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Argument, Option } from 'commander';
import { sqlitePathOf } from '../../adapters/store/database-url';
import { type Newer, restore as restoreFile } from '../../adapters/store/restore';
import { existingFileOf } from '../../adapters/store/sqlite-upkeep';
import { StoreUnavailable } from '../../ports/incident-store';
import { readConfigWithoutMode } from '../../settings/config';
import { defineSubcommand } from '../define-subcommand';
import { environmentOf } from '../environment';
import { Failure } from '../failure';
import { incidentName } from '../incident-name';
import { asJson } from '../options';
import { contents, count, json } from '../say';

export const restore = defineSubcommand<{ json?: true; force?: true }>({
  name: 'restore',
  summary: 'Puts a backup in the place of the database, which is kept beside it',
  about: [
    'The backup is checked first. It is refused while the bot runs, and where the database has entries on record that the backup does not, unless it is forced. What was replaced stays in the same folder.',
  ],
  arguments: [new Argument('<file>', 'a file that `npx hindsight backup` made')],
  options: [
    new Option('--force', 'also where the database has more on record, or cannot be read'),
    asJson(),
  ],
  examples: [
    { line: 'npx hindsight restore backup.db', does: 'goes back to backup.db' },
    { line: 'npx hindsight restore backup.db --force', does: 'and gives up what is newer' },
  ],
  async run({ args: [given = ''], options }, terminal) {
    const { databaseUrl } = readConfigWithoutMode(environmentOf(terminal));
    const copy = resolve(terminal.folder, given);
    const target = sqlitePathOf(databaseUrl) ?? existingFileOf(databaseUrl);
    if (!existsSync(copy)) throw new Failure(`There is no file ${copy}.`);
    if (resolve(target) === copy) throw new Failure(`${given} is the database itself.`);
    const now = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const restored = await restoreFile(copy, target, `${target}.replaced-${now}`, (lost) => {
      if (options.force !== true) refuseToLose(lost, given);
    });
    const kept =
      restored.replaced === undefined ? '' : ` What was there is now ${restored.replaced}.`;
    terminal.out(
      options.json
        ? json({ database: target, ...restored })
        : `Restored ${contents(restored)} to ${target}.${kept} Start the bot again.\n`,
    );
    return 'ok';
  },
});

/** Throws Failure where the backup is not all that the database holds, or that cannot be told. */
function refuseToLose(lost: Newer | StoreUnavailable, given: string): void {
  const how = `To go back to the backup all the same: npx hindsight restore ${given} --force. What is replaced is kept beside it.`;
  if (lost instanceof StoreUnavailable) {
    throw new Failure(
      `The database that is there cannot be compared with the backup: ${lost.message}\n${how}`,
    );
  }
  if (lost.entries.size === 0) return;
  const [total, lines] = [
    [...lost.entries.values()].reduce((sum, one) => sum + one, 0),
    [...lost.entries].slice(0, 10).map(([id, entries]) => `  ${incidentName(id)}: ${entries}`),
  ];
  const rest = lost.entries.size - lines.length;
  throw new Failure(
    [
      `The database has ${count(total, 'entry', 'entries')} on record that the backup does not:`,
      ...lines,
      ...(rest > 0 ? [`  and ${count(rest, 'more incident', 'more incidents')}`] : []),
      how,
    ].join('\n'),
  );
}
