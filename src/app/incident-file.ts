import { replay } from '../domain/replay';
import { incidentLabel } from '../domain/titles';
import type { WholeIncident } from '../ports/record-keeping';

export const incidentFormat = 'hindsight-incident';
/** Counts up when a reader of the version before would misunderstand it. */
export const incidentFileVersion = 1;

/** What an incident is on record as, complete: the same record gives the same bytes. */
export function incidentFile({ workspaceId, number, log, attachments }: WholeIncident): string {
  const { opening, title } = replay(log);
  const content = {
    format: incidentFormat,
    version: incidentFileVersion,
    workspace: workspaceId,
    number,
    // For whoever opens the file; the log says the same.
    incident: incidentLabel(number),
    title,
    private: opening?.isPrivate ?? false,
    drill: opening?.isDrill ?? false,
    log,
    attachments: attachments.map(({ id, name, mimetype, bytes }) => ({
      id,
      name,
      mimetype,
      base64: Buffer.from(bytes).toString('base64'),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
