import { Option } from 'commander';
import { databaseState } from '../../adapters/store/database-state';
import { newerVersion } from '../../adapters/store/migrate';
import { openStores } from '../../adapters/store/open-database';
import { readConfigWithoutMode } from '../../settings/config';
import { defineSubcommand } from '../define-subcommand';
import { environmentOf } from '../environment';
import { Misunderstood } from '../failure';
import { move, type Places } from '../move';
import { asJson } from '../options';
import { json } from '../say';

export const migrate = defineSubcommand<{ json?: true } & Partial<Places>>({
  name: 'migrate',
  summary:
    'Makes the tables of the database or brings them up to date, or moves everything to another',
  about: [
    'The bot does the same when it starts. All that is still to come is done as one: interrupted, it leaves the database as it was. There is no way back but a backup, so make one before.',
    'With `--from` and `--to` it moves everything from one database to another, which has nothing yet. Stop the bot before. All of it is moved or nothing: what has arrived is read back and compared, table by table, before it counts; interrupted, it leaves the other one without a row, and can be done again. The database it came from stays as it is.',
  ],
  options: [
    new Option('--from <url>', 'the database that has it all'),
    new Option('--to <url>', 'the database that has nothing yet; PGPASSWORD may hold its password'),
    asJson(),
  ],
  examples: [
    { line: 'npx hindsight migrate', does: 'and says what it did' },
    {
      line: 'npx hindsight migrate --from file:data/hindsight.db --to postgres://hindsight@db/hindsight',
      does: 'moves to a server',
    },
  ],
  async run({ options }, terminal) {
    const { from, to } = options;
    if ((from === undefined) !== (to === undefined)) {
      throw new Misunderstood(
        `Name both databases; missing is ${from === undefined ? '--from' : '--to'}. For example: --from file:data/hindsight.db --to postgres://hindsight@db/hindsight`,
      );
    }
    if (from !== undefined && to !== undefined) {
      await move({ from, to }, options.json === true, terminal);
      return 'ok';
    }
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
