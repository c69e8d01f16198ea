import type { TimelineEntry } from '../domain/entries';
import type { IncidentState } from '../domain/incident-state';
import { replay } from '../domain/replay';
import type { IncidentId } from '../ports/incident-id';
import { type IncidentStore, StoreUnavailable } from '../ports/incident-store';
import type { Extent, RecordKeeping } from '../ports/record-keeping';

/** Something that is not as it should be. */
export interface Finding {
  /** The incident, or `file`. */
  readonly about: IncidentId | 'file';
  /** Ends the sentence that begins with the incident's name. */
  readonly problem: string;
  /** Whether writing the read tables anew puts it right. */
  readonly canMend: boolean;
}

export interface Checked {
  readonly incidents: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

interface Kept {
  readonly incidents: IncidentStore;
  readonly keeping: RecordKeeping;
}

/** An incident that is recorded in all the time is given up on after so many tries. */
const mostTries = 5;

/**
 * Reads every log, replays it, and compares the read tables with what it comes to. Also while others record.
 * `onProgress` is told the share that is done.
 */
export async function checkRecord(
  kept: Kept,
  onProgress: (share: number) => void,
): Promise<Checked> {
  const extents = await kept.keeping.extents();
  const findings: Finding[] = [];
  let entries = 0;
  for (const [index, extent] of extents.entries()) {
    findings.push(...(await checkOne(kept, extent)));
    entries += extent.entries;
    onProgress((index + 1) / extents.length);
  }
  return { incidents: extents.length, entries, findings };
}

/** Writes the read tables of the incidents anew whose findings can be mended so; returns what is left. */
export async function mendRecord(
  { incidents }: Pick<Kept, 'incidents'>,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  const mendable = new Set(findings.filter(({ canMend }) => canMend).map(({ about }) => about));
  for (const id of mendable) await incidents.rebuild(id, replay(await incidents.load(id)));
  return findings.filter(({ canMend }) => !canMend);
}

async function checkOne(kept: Kept, extent: Extent): Promise<readonly Finding[]> {
  const { id } = extent;
  const found = (problem: string, canMend = false): readonly Finding[] => [
    { about: id, problem, canMend },
  ];
  if (extent.entries === 0) return found('is in the lists, and has no log');
  if (extent.first !== 1 || extent.last !== extent.entries) {
    return found(
      `has a log with gaps: ${extent.entries} entries, numbered ${extent.first} to ${extent.last}`,
    );
  }
  for (let tries = 1; ; tries += 1) {
    const read = await readLog(kept, id);
    if ('problem' in read) return found(read.problem);
    const tables = await kept.keeping.differing(id, read.log, read.state);
    if (tables.length === 0) return [];
    const isStill = (await kept.incidents.load(id, read.log.length)).length === 0;
    if (isStill || tries >= mostTries) {
      return found(`is not as its log says in ${tables.join(', ')}`, true);
    }
  }
}

type Read =
  | { readonly log: readonly TimelineEntry[]; readonly state: IncidentState }
  | { readonly problem: string };

async function readLog({ incidents }: Kept, id: IncidentId): Promise<Read> {
  try {
    const log = await incidents.load(id);
    if (log[0]?.kind !== 'opened')
      return { problem: 'has a log that does not begin with its opening' };
    return { log, state: replay(log) };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    return {
      problem: `has a log that cannot be read: ${error instanceof Error ? error.message : error}`,
    };
  }
}
