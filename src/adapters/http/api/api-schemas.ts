import { z } from 'zod';
import type { ReadEntry } from '../../../app/read-incidents';
import { entryJson } from '../../../app/record-json';
import { settableStatuses, severities } from '../../../domain/vocabulary';
import { moment, precision } from './shared-schemas';

export const deliveryState = z.enum(['waiting', 'delivered', 'given-up']);
const person = z.object({ id: z.string().describe('Slack’s id'), name: z.string() });

export const incident = z.object({
  id: z.string().describe('INC-7'),
  number: z.int().min(1),
  title: z.string(),
  status: z.enum([...settableStatuses, 'closed']),
  severity: z.enum(severities).nullable(),
  lead: person.nullable(),
  isDrill: z.boolean(),
  channelId: z.string().nullable(),
  openedAt: moment.describe('When it was put on record'),
  startedAt: moment.nullable(),
  detectedAt: moment.nullable(),
  resolvedAt: moment.nullable(),
  closedAt: moment.nullable(),
  version: z.int().describe('Entries on record; counts up with every change'),
});

export const entry = z.object({
  id: z.string().describe('T12'),
  kind: z.string(),
  label: z.string(),
  headline: z.string(),
  text: z.string().describe('What somebody wrote, as plain text'),
  at: moment.describe('When it happened'),
  precision,
  recordedAt: moment,
  by: person,
  source: z.string(),
  permalink: z.string().nullable(),
  isEdited: z.boolean(),
  isMoved: z.boolean(),
  isRedacted: z.boolean(),
  isAfterClose: z.boolean(),
});

const delivery = z.object({
  number: z.int().min(1),
  endpoint: z.string().describe('Its name in the settings'),
  incident: z.string().describe('INC-7'),
  entry: z.string().describe('T12'),
  state: deliveryState,
  attempts: z.int().min(0),
  queuedAt: moment,
  nextAt: moment.nullable().describe('When it is tried again, while it waits'),
  endedAt: moment.nullable().describe('When it was delivered or given up'),
  problem: z.string().nullable().describe('Why the last try failed'),
});

const next = z.string().nullable().describe('Address of the next page, if there is more');

export const incidentList = z.object({ incidents: z.array(incident), next });
export const timeline = z.object({ entries: z.array(entry), next });
export const deliveries = z.object({ deliveries: z.array(delivery), next });
export const refusal = z.object({ error: z.string() });

export function toEntry(read: ReadEntry): z.output<typeof entry> {
  const { isEdited, isMoved, isRedacted, isAfterClose } = read;
  return { ...entryJson(read.entry, read), isEdited, isMoved, isRedacted, isAfterClose };
}
