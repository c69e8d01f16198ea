import { z } from 'zod';
import { deliveryJson } from '../../../app/delivery-json';
import type { IncidentReading } from '../../../app/read-incidents';
import { incidentJson } from '../../../app/record-json';
import { incidentLabel } from '../../../domain/titles';
import type { IncidentRow } from '../../../ports/incident-store';
import {
  deliveries,
  deliveryState,
  incident,
  incidentList,
  timeline,
  toEntry,
} from './api-schemas';
import { report as reportSchema } from './report-schema';

/** What an operation answers: JSON, or a text of the type that its table row names. */
type Answer = { readonly json: unknown } | { readonly text: string };

/** One thing that can be read. The table of these is both the API and its description. */
export interface ApiOperation {
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly answer: { readonly type: string; readonly schema: z.ZodType };
  /** Undefined: there is no such incident. */
  run(
    reading: IncidentReading,
    id: string,
    query: Readonly<Record<string, unknown>>,
  ): Promise<Answer | undefined>;
}

const jsonType = 'application/json; charset=utf-8';
const limit = z.coerce.number().int().min(1).max(200).default(50).describe('Most to answer with');
/** PostgreSQL compares none above it to a column of integers. */
const number = z.coerce.number().int().max(2_147_483_647);
const listQuery = z.strictObject({
  status: z.enum(['open', 'closed']).optional(),
  before: number.min(1).optional().describe('Only incidents below this number'),
  limit,
});
const timelineQuery = z.strictObject({
  after: number.min(0).default(0).describe('Only entries after this number'),
  limit,
});
const deliveriesQuery = z.strictObject({
  incident: z.string().optional().describe('Only those of this one: INC-7, or 7'),
  endpoint: z.string().optional().describe('Only those to this one, by its name in the settings'),
  state: deliveryState.optional(),
  before: number.min(1).optional().describe('Only those below this number'),
  limit,
});
const nothing = z.strictObject({});

export const apiOperations: readonly ApiOperation[] = [
  {
    path: '/api/incidents',
    name: 'listIncidents',
    summary: 'Incidents, newest first; drills are marked, private ones are left out',
    query: listQuery,
    answer: { type: jsonType, schema: incidentList },
    async run(reading, _id, query) {
      const { status, before, limit: most } = listQuery.parse(query);
      const rows = await reading.list({
        limit: most + 1,
        ...(before !== undefined && { before }),
        ...(status !== undefined && { isOpen: status === 'open' }),
      });
      const { page, last } = pageOf(rows, most);
      const next = last && nextOf('/api/incidents', { status, before: last.number, limit: most });
      return { json: { incidents: page.map(incidentJson), next: next ?? null } };
    },
  },
  about(
    '',
    'getIncident',
    'One incident',
    nothing,
    { type: jsonType, schema: incident },
    {
      run: async (_reading, row) => ({ json: incidentJson(row) }),
    },
  ),
  about(
    '/timeline',
    'getTimeline',
    'Its entries as they stand now, corrections applied, in the order they were recorded',
    timelineQuery,
    { type: jsonType, schema: timeline },
    {
      async run(reading, row, query) {
        const { after, limit: most } = timelineQuery.parse(query);
        const read = await reading.timeline(row, after, most + 1);
        const { page: entries, last } = pageOf(read.map(toEntry), most);
        const path = `/api/incidents/INC-${row.number}/timeline`;
        const next = last && nextOf(path, { after: last.id.slice(1), limit: most });
        return { json: { entries, next: next ?? null } };
      },
    },
  ),
  report('md', 'text/markdown; charset=utf-8'),
  report('html', 'text/html; charset=utf-8'),
  report('json', jsonType),
  {
    path: '/api/deliveries',
    name: 'listDeliveries',
    summary: 'What became of events that webhooks were told, newest first; not a word of what was',
    query: deliveriesQuery,
    answer: { type: jsonType, schema: deliveries },
    async run(reading, _id, query) {
      const { incident: id, endpoint, state, before, limit: most } = deliveriesQuery.parse(query);
      const row = id === undefined ? undefined : await incidentOf(reading, id);
      if (id !== undefined && row === undefined) return undefined;
      const log = await reading.deliveries({
        incident: row,
        endpoint,
        state,
        before,
        limit: most + 1,
      });
      const { page, last } = pageOf(log, most);
      const asked = { incident: row && incidentLabel(row.number), endpoint, state };
      const next = last && nextOf('/api/deliveries', { ...asked, before: last.id, limit: most });
      const told = page.map((one) => deliveryJson(one, incidentLabel(one.incidentNumber)));
      return { json: { deliveries: told, next: next ?? null } };
    },
  },
];

/** Of what was asked for with one more than a page holds: the page, and where the next one goes on, if there is one. */
function pageOf<Item>(items: readonly Item[], most: number) {
  const page = items.slice(0, most);
  return { page, last: items.length > most ? page.at(-1) : undefined };
}

interface Run {
  run(
    reading: IncidentReading,
    row: IncidentRow,
    query: Readonly<Record<string, unknown>>,
  ): Promise<Answer>;
}

/** An operation about one incident. */
function about(
  rest: string,
  name: string,
  summary: string,
  query: z.ZodObject,
  answer: ApiOperation['answer'],
  { run }: Run,
): ApiOperation {
  return {
    path: `/api/incidents/{id}${rest}`,
    name,
    summary,
    query,
    answer,
    async run(reading, id, given) {
      const row = await incidentOf(reading, id);
      return row && run(reading, row, given);
    },
  };
}

/** By `INC-7` or `7`. */
async function incidentOf(reading: IncidentReading, id: string): Promise<IncidentRow | undefined> {
  const [, number] = /^(?:INC-)?([1-9]\d{0,8})$/i.exec(id) ?? [];
  return number === undefined ? undefined : reading.find(Number(number));
}

function report(format: 'md' | 'html' | 'json', type: string): ApiOperation {
  const schema = format === 'json' ? reportSchema : z.string();
  const name = `getReport${format.toUpperCase()}`;
  const summary = `The report so far, as ${format}`;
  return about(
    `/report.${format}`,
    name,
    summary,
    nothing,
    { type, schema },
    {
      run: async (reading, row) => ({ text: await reading.report(row, format) }),
    },
  );
}

function nextOf(path: string, query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
