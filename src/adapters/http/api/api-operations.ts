import { z } from 'zod';
import type { IncidentReading } from '../../../app/read-incidents';
import { incidentJson } from '../../../app/record-json';
import type { IncidentRow } from '../../../ports/incident-store';
import { incident, incidentList, timeline, toEntry } from './api-schemas';
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
/** PostgreSQL compares none with more digits to a column of integers. */
const number = z.coerce.number().int().max(999_999_999);
const listQuery = z.strictObject({
  status: z.enum(['open', 'closed']).optional(),
  before: number.min(1).optional().describe('Only incidents below this number'),
  limit,
});
const timelineQuery = z.strictObject({
  after: number.min(0).default(0).describe('Only entries after this number'),
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
      const page = rows.slice(0, most);
      const last = rows.length > most ? page.at(-1) : undefined;
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
        const entries = read.slice(0, most).map(toEntry);
        const last = read.length > most ? entries.at(-1) : undefined;
        const path = `/api/incidents/INC-${row.number}/timeline`;
        const next = last && nextOf(path, { after: last.id.slice(1), limit: most });
        return { json: { entries, next: next ?? null } };
      },
    },
  ),
  report('md', 'text/markdown; charset=utf-8'),
  report('html', 'text/html; charset=utf-8'),
  report('json', jsonType),
];

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
      const [, number] = /^(?:INC-)?([1-9]\d{0,8})$/i.exec(id) ?? [];
      const row = number === undefined ? undefined : await reading.find(Number(number));
      return row && run(reading, row, given);
    },
  };
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
