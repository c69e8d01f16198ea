import { z } from 'zod';
import { incidentFileVersion, incidentFormat } from '../app/incident-file';
import { entryKinds, type TimelineEntry } from '../domain/entries';
import { replay } from '../domain/replay';
import type { WholeIncident } from '../ports/record-keeping';
import { Failure } from './failure';

const iso = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'must be a moment in UTC');
const person = z.object({ id: z.string(), name: z.string() });

const schema = z.object({
  format: z.literal(incidentFormat),
  version: z.literal(incidentFileVersion),
  workspace: z.string().min(1),
  number: z.number().int().positive(),
  log: z
    .array(
      z.object({
        kind: z.enum(entryKinds.map(({ kind }) => kind)),
        payload: z.record(z.string(), z.unknown()),
        meta: z.looseObject({
          seq: z.number().int().positive(),
          at: iso,
          precision: z.enum(['exact', 'about', 'date']),
          recordedAt: iso,
          by: person,
          author: person.optional(),
          source: z.string(),
        }),
      }),
    )
    .min(1),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mimetype: z.string(),
      base64: z.base64(),
    }),
  ),
});

/** Whether it says of itself that it is one of ours. */
export function isIncidentFile(content: unknown): boolean {
  return Object(content).format === incidentFormat;
}

/** The incident in a file that `incidentFile` wrote. Throws Failure, naming the place, for one that is not whole. */
export function readIncidentFile(content: unknown, file: string): WholeIncident {
  const read = schema.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Failure(`${file} cannot be imported: ${issue?.path.join('.')}: ${issue?.message}.`);
  }
  const { workspace: workspaceId, number, attachments } = read.data;
  // Shapes beyond what is checked here are those of the version that wrote it; replaying shows whether they hold.
  const log = read.data.log as unknown as readonly TimelineEntry[];
  const problem = problemOf(log, number);
  if (problem !== undefined) throw new Failure(`${file} cannot be imported: ${problem}.`);
  return {
    workspaceId,
    number,
    log,
    attachments: attachments.map(({ base64, ...facts }) => ({
      ...facts,
      bytes: new Uint8Array(Buffer.from(base64, 'base64')),
    })),
  };
}

function problemOf(log: readonly TimelineEntry[], number: number): string | undefined {
  const gap = log.findIndex(({ meta }, index) => meta.seq !== index + 1);
  if (gap !== -1) return `log.${gap}.meta.seq is not ${gap + 1}`;
  const [first] = log;
  if (first?.kind !== 'opened' || first.payload.number !== number) {
    return `the log does not begin with the opening of INC-${number}`;
  }
  try {
    replay(log);
    return undefined;
  } catch (error) {
    return `the log cannot be read (${(error as Error).message})`;
  }
}
