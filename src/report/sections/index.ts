import { severityOf, statusOf } from '../../domain/moments';
import type { ReportContext } from '../context';
import { escalations } from './escalations';
import { facts, marks } from './head';
import { hypotheses } from './hypotheses';
import { impact } from './impact';
import { lessons } from './lessons';
import { measures } from './measures';
import { metrics } from './metrics';
import { participants } from './participants';
import { resolution } from './resolution';
import { rootCause } from './root-cause';
import { summary } from './summary';
import { timeline } from './timeline';

/** Every section of the document in order, by the name under which templates find it. */
export const sections = {
  severity: ({ state }: ReportContext) => severityOf(state) ?? '',
  status: ({ state }: ReportContext) => statusOf(state),
  facts,
  marks,
  summary,
  impact,
  timeline,
  hypotheses,
  escalations,
  rootCause,
  resolution,
  lessons,
  measures,
  participants,
  metrics,
  conclusion: ({ state }: ReportContext) => state.prose.conclusion?.text ?? '',
} as const;
