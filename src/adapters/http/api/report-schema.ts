import { z } from 'zod';
import { settableStatuses, severities } from '../../../domain/vocabulary';
import type { ReportModel } from '../../../report/model';
import { moment, precision } from './shared-schemas';

type Item = ReportModel['timeline'][number];

/** The report without its pictures: files have their names only. */
interface JsonReport extends Omit<ReportModel, 'picture' | 'timeline'> {
  readonly timeline: readonly (Omit<Item, 'files'> & { readonly files: readonly object[] })[];
}

const said = z.object({
  entry: z.string().describe('T12, the entry that says it'),
  at: moment,
  precision,
  when: z.string().describe('The moment as the report writes it'),
  by: z.string(),
  text: z.string(),
});
const fact = z.object({ label: z.string(), value: z.string() });
const after = z.string().describe('How long it took; empty where that cannot be told');

const item = said.extend({
  kind: z.string(),
  label: z.string(),
  recordedAt: moment,
  date: z.string().describe('Where it differs from that of the item before'),
  headline: z.string(),
  recordedBy: z.string(),
  marks: z.array(z.string()),
  link: z.string(),
  files: z.array(z.object({ name: z.string() })),
});

const hypothesis = said.extend({
  id: z.string().describe('H2'),
  state: z.enum(['open', 'confirmed', 'ruled-out']),
  outcome: z.string(),
  course: z.array(said.extend({ label: z.string(), after })),
});

const escalation = said.extend({
  id: z.string().describe('E1'),
  target: z.string(),
  passedOn: z.array(said.extend({ target: z.string() })).describe('Who was asked next'),
  acknowledged: said.extend({ after }).nullable(),
});

const action = said.extend({
  id: z.string().describe('A3'),
  owner: z.string().describe('Empty where nobody has it'),
  due: z.string().describe('2026-11-30; empty where none was set'),
  state: z.enum(['open', 'done', 'dropped']),
});

/** What `/report.json` answers. A test with a full incident holds one to the other. */
export const report = z.object({
  version: z.literal(1).describe('Of this shape; counts up when a key changes its meaning'),
  id: z.string().describe('INC-7'),
  number: z.int().min(1),
  title: z.string(),
  heading: z.string().describe('INC-7: title'),
  subtitle: z.string(),
  zoneNote: z.string().describe('All times in UTC'),
  severity: z.enum(['', ...severities]),
  status: z.enum([...settableStatuses, 'closed']),
  facts: z.array(fact),
  marks: z.array(z.string()),
  summary: z.object({
    course: z.string(),
    introduction: z.string(),
    impact: z.string(),
    cause: z.string(),
    resolution: z.string(),
  }),
  impact: z.array(said.extend({ figures: z.array(z.string()).describe('25%') })),
  timeline: z.array(item),
  hypotheses: z.array(z.object({ heading: z.string(), items: z.array(hypothesis) })),
  escalations: z.array(escalation),
  rootCause: z.array(said),
  resolution: z.array(said.extend({ isEnd: z.boolean() })),
  lessons: z.array(z.object({ heading: z.string(), items: z.array(said) })),
  measures: z.object({
    improvements: z.array(said),
    actions: z.array(action),
    isEmpty: z.boolean(),
  }),
  participants: z.array(z.object({ name: z.string(), parts: z.array(z.string()) })),
  metrics: z.array(fact),
  conclusion: z.string(),
}) satisfies z.ZodType<JsonReport>;
