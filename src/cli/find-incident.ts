import type { OperatedStores } from '../adapters/store/kysely-stores';
import { replay } from '../domain/replay';
import type { Attachment } from '../ports/attachments';
import type { IncidentId } from '../ports/incident-id';
import type { IncidentRow } from '../ports/incident-store';
import type { WholeIncident } from '../ports/record-keeping';
import { type ReportModel, reportModel } from '../report/model';
import { Failure, Misunderstood } from './failure';
import type { OpenRecord } from './open-record';
import { listed } from './say';

/** An incident that was named on the command line, with everything on record of it. */
export interface FoundIncident extends WholeIncident {
  readonly id: IncidentId;
  readonly row: IncidentRow;
  readonly attachments: readonly Attachment[];
}

/** `INC-7` or `7`, of the one workspace there is or of the one given. Throws Failure where that names no incident. */
export async function findIncident(
  stores: OperatedStores,
  name: string,
  workspace: string | undefined,
): Promise<FoundIncident> {
  const number = Number(/^(?:inc-)?(\d{1,9})$/i.exec(name)?.[1]);
  if (!Number.isInteger(number)) {
    throw new Misunderstood(`${name} names no incident. For example: INC-7`);
  }
  const workspaceId = workspace ?? (await onlyWorkspace(stores));
  const row = await stores.incidents.find(workspaceId, number);
  if (row === undefined) throw new Failure(`There is no INC-${number} in ${workspaceId}.`);
  const [log, attachments] = await Promise.all([
    stores.incidents.load(row.id),
    stores.attachments.list(row.id),
  ]);
  return { id: row.id, row, workspaceId, number, log, attachments };
}

/** The workspace that was named. Throws Failure where the database holds nothing of it. */
export async function knownWorkspace(stores: OperatedStores, name: string): Promise<string> {
  const workspaces = await workspacesIn(stores);
  if (workspaces.includes(name)) return name;
  throw new Failure(
    `There is no incident of ${name} on record${workspaces.length === 0 ? '' : `; there are some of ${listed(workspaces)}`}.`,
  );
}

async function workspacesIn({ incidents }: OperatedStores): Promise<readonly string[]> {
  const ids = await incidents.ids();
  return [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf('/'))))].sort();
}

/** The workspace whose incidents the database holds. Throws Failure where that is none or more than one. */
export async function onlyWorkspace(stores: OperatedStores): Promise<string> {
  const workspaces = await workspacesIn(stores);
  const [only] = workspaces;
  if (only === undefined) throw new Failure('There is no incident on record.');
  if (workspaces.length === 1) return only;
  throw new Failure(
    `The database holds the workspaces ${workspaces.join(', ')}: say which with --workspace.`,
  );
}

export function modelOf(
  { log, attachments }: FoundIncident,
  { config }: Pick<OpenRecord, 'config'>,
): ReportModel {
  return reportModel({ state: replay(log), log, attachments, zone: config.settings.reportZone });
}
