import { inOrder } from '../../domain/history';
import type { Statement } from '../../domain/incident-state';
import type { ReportContext } from '../context';

/** What a reader in a hurry gets; each part is empty where nothing is on record. */
export interface Summary {
  readonly introduction: string;
  readonly impact: string;
  readonly cause: string;
  readonly resolution: string;
  readonly isEmpty: boolean;
}

/** One part of the breath, in characters. */
const BREATH = 320;

export function summary({ state }: ReportContext): Summary {
  const resolved = state.statuses.filter((one) => one.value === 'resolved');
  const parts = {
    introduction: state.prose.introduction?.text ?? '',
    impact: brief(state.impacts),
    cause: brief(state.causes),
    resolution: brief(state.fixes) || brief(resolved),
  };
  return { ...parts, isEmpty: Object.values(parts).every((part) => part === '') };
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
  return text === '' || /[\p{P}\p{S}]$/u.test(text) ? text : `${text}.`;
}

function cut(text: string, length: number): string {
  const kept = [...text.slice(0, length)].slice(0, -1).join('');
  const space = kept.lastIndexOf(' ');
  return `${space > length / 2 ? kept.slice(0, space) : kept}…`;
}
