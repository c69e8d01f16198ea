import { replay } from '../domain/replay';
import type { Iso } from '../domain/time/instant';
import { incidentLabel } from '../domain/titles';
import type { Archive } from '../ports/archive';
import type { IncidentRow } from '../ports/incident-store';
import { reportFileName, reportModel } from '../report/model';
import type { Deps } from './deps';
import { incidentFile } from './incident-file';

/** What removing works with; the bot has it, and so does the command line. */
export interface RemovingDeps
  extends Pick<Deps, 'incidents' | 'attachments' | 'retention' | 'renderer'> {
  readonly archive: Archive;
  /** IANA zone that reports are written in. */
  readonly reportZone: string;
}

/** An incident that was closed long ago, and where it is exported to. */
export interface OldIncident {
  readonly row: IncidentRow;
  readonly place: string;
  /** Somebody recorded in it meanwhile: it was exported, and stays. */
  readonly isKept?: true;
}

/** The incidents closed at `closedUntil` or before; nothing is changed. */
export async function oldIncidents(
  { retention, archive }: Pick<RemovingDeps, 'retention' | 'archive'>,
  closedUntil: Iso,
): Promise<readonly OldIncident[]> {
  const rows = await retention.due(closedUntil);
  return rows.map((row) => ({ row, place: archive.placeOf(row) }));
}

/**
 * Exports each incident closed at `closedUntil` or before, as Markdown, HTML and JSON, and takes it off the record once
 * that is on the disk; `onDone` is told of each. Throws ArchiveError for the first that cannot be exported: nothing of
 * it is removed, nor of those after it.
 */
export async function removeOld(
  deps: RemovingDeps,
  closedUntil: Iso,
  at: Iso,
  onDone: (old: OldIncident) => void,
): Promise<void> {
  for (const old of await oldIncidents(deps, closedUntil)) {
    const isRemoved = await removeOne(deps, old.row, at);
    onDone(isRemoved ? old : { ...old, isKept: true });
  }
}

async function removeOne(deps: RemovingDeps, row: IncidentRow, at: Iso): Promise<boolean> {
  const { renderer, reportZone: zone } = deps;
  const log = await deps.incidents.load(row.id);
  // Another process was first.
  if (log.length === 0) return false;
  const attachments = await deps.attachments.list(row.id);
  const { workspaceId, number } = row;
  const model = reportModel({ state: replay(log), log, attachments, zone });
  await deps.archive.keep(row, [
    { name: reportFileName(number, 'md'), text: renderer.markdown(model) },
    { name: reportFileName(number, 'html'), text: renderer.html(model) },
    {
      name: `${incidentLabel(number)}.json`,
      text: incidentFile({ workspaceId, number, log, attachments }),
    },
  ]);
  return deps.retention.remove(row.id, log.length, at);
}
