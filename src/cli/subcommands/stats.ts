import { Argument } from 'commander';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { spread } from '../../app/figures';
import { statsMessage } from '../../app/views/stats';
import { addMs, DAY } from '../../domain/time/instant';
import { severities } from '../../domain/vocabulary';
import type { IncidentRow } from '../../ports/incident-store';
import { defineSubcommand } from '../define-subcommand';
import { Misunderstood } from '../failure';
import { knownWorkspace, onlyWorkspace } from '../find-incident';
import { withRecord } from '../open-record';
import { asJson, inWorkspace } from '../options';
import { plainMessage } from '../plain-message';
import { json } from '../say';

/** So many are never counted in a few months. */
const mostIncidents = 100_000;

export const stats = defineSubcommand<{ json?: true; workspace?: string }>({
  name: 'stats',
  summary: 'Counts incidents and how long they took, over the last days',
  about: ['Private incidents count; drills do not. Durations are medians and 90th percentiles.'],
  arguments: [new Argument('[days]', 'so many days back; 90 unless given')],
  options: [asJson(), inWorkspace()],
  examples: [
    { line: 'npx hindsight stats', does: 'the last 90 days' },
    { line: 'npx hindsight stats 365 --json', does: 'a year, for a program' },
  ],
  async run({ args: [given = '90'], options }, terminal) {
    const days = daysFrom(given);
    return withRecord(terminal, async ({ stores }) => {
      const { workspace: named } = options;
      const workspace =
        named === undefined ? await onlyWorkspace(stores) : await knownWorkspace(stores, named);
      const since = addMs(createSystemClock().now(), -days * DAY);
      const rows = await stores.incidents.list(workspace, { since, limit: mostIncidents });
      const counted = rows.filter((row) => !row.isDrill);
      terminal.out(
        options.json
          ? json({ workspace, days, ...figures(counted) })
          : plainMessage(statsMessage(counted, days)),
      );
      return 'ok';
    });
  },
});

function daysFrom(given: string): number {
  if (!/^[1-9]\d{0,4}$/.test(given)) {
    throw new Misunderstood(`It takes a number of days, and got “${given}”. For example: 30`);
  }
  return Number(given);
}

function figures(rows: readonly IncidentRow[]) {
  return {
    incidents: rows.length,
    bySeverity: Object.fromEntries(
      [...severities, undefined].map((level) => [
        level ?? 'none',
        rows.filter(({ severity }) => severity === level).length,
      ]),
    ),
    toDetect:
      spread(
        rows,
        (row) => row.startedAt,
        (row) => row.detectedAt,
      ) ?? null,
    toRespond:
      spread(
        rows,
        (row) => row.detectedAt ?? row.startedAt,
        (row) => row.respondedAt,
      ) ?? null,
    toResolve:
      spread(
        rows,
        (row) => row.startedAt,
        (row) => row.resolvedAt,
      ) ?? null,
  };
}
