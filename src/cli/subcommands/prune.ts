import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { createFolderArchive } from '../../adapters/archive/folder-archive';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { type OldIncident, oldIncidents, type RemovingDeps, removeOld } from '../../app/remove-old';
import { readTemplates } from '../../boot/read-templates';
import { addMs, DAY, type Iso } from '../../domain/time/instant';
import { incidentLabel } from '../../domain/titles';
import { ArchiveError } from '../../ports/archive';
import { createRenderer } from '../../report/renderer';
import { defineSubcommand } from '../define-subcommand';
import { Failure } from '../failure';
import { type OpenRecord, withRecord } from '../open-record';
import { asJson } from '../options';
import { count, json } from '../say';

interface Options {
  readonly dryRun?: true;
  readonly days?: number;
  readonly folder?: string;
  readonly json?: true;
}

export const prune = defineSubcommand<Options>({
  name: 'prune',
  summary: 'Exports incidents closed long ago to a folder, and removes them from the database',
  about: [
    'How long incidents are kept after their close is `retention` in the settings; the bot does the same by itself once a day. With --dry-run it says what would go, and nothing is written or removed.',
    'Of each incident the report as Markdown and HTML and everything on record as JSON are on the disk before anything is removed; where they cannot be written, it stays. Only their owner may read the files; private incidents are in a folder `private` of their own. What is in Slack stays there. An incident’s number is never given again, and `npx hindsight import` takes the JSON back.',
    'An incident for which something is still to be done in Slack stays until that is done or given up.',
  ],
  options: [
    new Option('-n, --dry-run', 'says what would go, and changes nothing'),
    new Option(
      '--days <days>',
      'closed at least so many days ago, instead of what is set',
    ).argParser(wholeDays),
    new Option('--folder <folder>', 'where to, instead of what is set'),
    asJson(),
  ],
  examples: [
    { line: 'npx hindsight prune --dry-run', does: 'says which incidents would go, and where to' },
    { line: 'npx hindsight prune', does: 'exports and removes them' },
    {
      line: 'npx hindsight prune --days 730 --folder /backup/incidents',
      does: 'removes what was closed two years ago or longer',
    },
  ],
  run: ({ options }, terminal) =>
    withRecord(terminal, async (record) => {
      const { retention } = record.config.settings;
      const days = options.days ?? retention.days;
      if (days === 0) throw new Failure(notSet);
      const at = createSystemClock().now();
      const folder = resolve(terminal.folder, options.folder ?? retention.folder);
      const removing = removingDeps(record, folder);
      const closedUntil = addMs(at, -days * DAY);
      const olds = options.dryRun
        ? await oldIncidents(removing, closedUntil)
        : await removed(removing, closedUntil, at);
      terminal.out(options.json ? json(asData(olds, options)) : report(olds, { ...options, days }));
      return 'ok';
    }),
});

const notSet =
  'It is not set how long incidents are kept: set `retention: { days: 365 }` in the settings file, or say --days 365.';

function wholeDays(value: string): number {
  const days = Number(value);
  if (Number.isInteger(days) && days >= 1 && days <= 36_500) return days;
  throw new InvalidArgumentError('It must be whole days, 1 to 36500.');
}

function removingDeps({ stores, config }: OpenRecord, folder: string): RemovingDeps {
  return {
    ...stores,
    renderer: createRenderer(readTemplates(config.templatesDir)),
    archive: createFolderArchive(folder),
    reportZone: config.settings.reportZone,
  };
}

async function removed(
  deps: RemovingDeps,
  closedUntil: Iso,
  at: Iso,
): Promise<readonly OldIncident[]> {
  const olds: OldIncident[] = [];
  try {
    await removeOld(deps, closedUntil, at, (old) => olds.push(old));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const before = `${count(olds.length, 'incident')} before it ${olds.length === 1 ? 'was' : 'were'} removed`;
    throw new Failure(`${error.message}. Nothing was removed of that incident; ${before}.`);
  }
  return olds;
}

function asData(olds: readonly OldIncident[], { dryRun }: Options) {
  const isDry = dryRun === true;
  return {
    dryRun: isDry,
    incidents: olds.map(({ row, place, isKept }) => ({
      workspace: row.workspaceId,
      number: row.number,
      private: row.isPrivate,
      drill: row.isDrill,
      closedAt: row.closedAt,
      entries: row.version,
      folder: place,
      removed: !isDry && isKept === undefined,
    })),
  };
}

function report(
  olds: readonly OldIncident[],
  { dryRun, days }: Options & { readonly days: number },
): string {
  const lines = olds.map(({ row, place, isKept }) => {
    const marks = [row.isPrivate && 'private', row.isDrill && 'drill'].filter(Boolean);
    const facts = [`closed ${row.closedAt?.slice(0, 10)}`, ...marks];
    const title = row.isPrivate ? '' : `: ${row.title.replaceAll(/\s+/g, ' ')}`;
    const kept = isKept ? ' (kept: somebody recorded in it just now)' : '';
    return `${incidentLabel(row.number)}${title} (${facts.join(', ')}) → ${place}${kept}`;
  });
  const gone = olds.filter(({ isKept }) => !isKept).length;
  const sum =
    olds.length === 0
      ? `No incident was closed ${count(days, 'day')} ago or longer. Nothing was changed.`
      : dryRun
        ? `${count(gone, 'incident')} would be exported and removed. Nothing was changed.`
        : `${count(gone, 'incident')} exported and removed.`;
  return `${[...lines, sum].join('\n')}\n`;
}
