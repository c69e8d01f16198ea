import { databaseState } from '../../adapters/store/database-state';
import { newerVersion } from '../../adapters/store/migrate';
import { openStores } from '../../adapters/store/open-database';
import { readConfigWithoutMode } from '../../config';
import { defineSubcommand } from '../define-subcommand';
import { environmentOf } from '../environment';
import { asJson } from '../options';
import { json } from '../say';

export const migrate = defineSubcommand<{ json?: true }>({
  name: 'migrate',
  summary: 'Makes the tables of the database, or brings them up to date',
  about: [
    'The bot does the same when it starts. All that is still to come is done as one: interrupted, it leaves the database as it was. There is no way back but a backup, so make one before.',
  ],
  options: [asJson()],
  examples: [{ line: 'hindsight migrate', does: 'and says what it did' }],
  async run({ options }, terminal) {
    const { databaseUrl } = readConfigWithoutMode(environmentOf(terminal));
    const before = await databaseState(databaseUrl);
    if (before.newer !== undefined) throw newerVersion(before.newer);
    await (await openStores(databaseUrl)).close();
    const { version } = await databaseState(databaseUrl);
    const done = before.missing;
    const said =
      done.length === 0
        ? `The database is up to date (${version}).`
        : `${before.isThere ? 'Brought the database up to date' : 'Made the tables'}: ${done.join(', ')}.`;
    terminal.out(options.json ? json({ version, done }) : `${said}\n`);
    return 'ok';
  },
});
