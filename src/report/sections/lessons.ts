import type { LessonCategory } from '../../domain/vocabulary';
import { type ReportContext, type Said, said } from '../context';

export interface LessonGroup {
  readonly heading: string;
  readonly items: readonly Said[];
}

const groups: readonly { readonly category: LessonCategory; readonly heading: string }[] = [
  { category: 'well', heading: 'Went well' },
  { category: 'badly', heading: 'Went badly' },
  { category: 'lucky', heading: 'Where we got lucky' },
  { category: 'other', heading: 'Other' },
];

/** What was learned, by kind; lessons of no kind stand without a heading where there are no others. */
export function lessons(context: ReportContext): readonly LessonGroup[] {
  const found = groups
    .map(({ category, heading }) => ({
      heading,
      items: context.state.lessons
        .filter((one) => one.category === category)
        .map((one) => said(one, context)),
    }))
    .filter(({ items }) => items.length > 0);
  const [only] = found;
  return found.length === 1 && only?.heading === 'Other' ? [{ ...only, heading: '' }] : found;
}
