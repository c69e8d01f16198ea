import { inOrder } from '../../domain/history';
import type { Statement } from '../../domain/incident-state';
import type { ReportContext } from '../context';
import { duration } from './head';

/** What a reader in a hurry gets; each part is empty where nothing is on record. */
export interface Summary {
  /** `started 2026-11-19 14:05 and was resolved after 40 min`, to stand after the title. */
  readonly course: string;
  readonly introduction: string;
  readonly impact: string;
  readonly cause: string;
  readonly resolution: string;
}

/** One part of the breath, in characters. */
const BREATH = 320;

export function summary(context: ReportContext): Summary {
  const { state } = context;
  const resolved = state.statuses.filter((one) => one.value === 'resolved');
  return {
    course: courseOf(context),
    introduction: state.prose.introduction?.text ?? '',
    impact: brief(state.impacts),
    cause: brief(state.causes),
    resolution: brief(state.fixes) || brief(resolved),
  };
}

function courseOf({ moments, clock }: ReportContext): string {
  const { started, resolved } = moments;
  if (started === undefined) return '';
  const beginning = `started ${clock.dated(started)}`;
  if (resolved === undefined) return `${beginning} and is not resolved`;
  const length = duration(started, resolved);
  return `${beginning} and was resolved ${length === undefined ? clock.dated(resolved) : `after ${length}`}`;
}

/** The first sentence of each, as many as fit in a breath; the first is cut if it alone does not. */
function brief(statements: readonly Statement[]): string {
  const sentences = inOrder(statements).map(firstSentence).filter(Boolean);
  const [first = '', ...others] = sentences;
  if (first.length > BREATH) return cut(first, BREATH);
  let text = first;
  for (const sentence of others) {
    const longer = `${ended(text)} ${sentence}`;
    if (longer.length > BREATH) break;
    text = longer;
  }
  return ended(text);
}

function firstSentence({ text }: Statement): string {
  const [paragraph = ''] = text.trim().split(/\n/, 1);
  const end = /[.!?。！？](?=\s)/.exec(paragraph);
  return (end === null ? paragraph : paragraph.slice(0, end.index + 1)).trim();
}

function ended(text: string): string {
  return text === '' || /[.!?…。！？]['"”’)\]]*$/.test(text) ? text : `${text}.`;
}

function cut(text: string, length: number): string {
  const kept = [...text.slice(0, length)].slice(0, -1).join('');
  const space = kept.lastIndexOf(' ');
  return `${space > length / 2 ? kept.slice(0, space) : kept}…`;
}
