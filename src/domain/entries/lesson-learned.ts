import { statement } from '../incident-state';
import type { LessonCategory } from '../vocabulary';
import { defineEntry } from './define-entry';

const headlines = {
  well: 'Went well',
  badly: 'Went badly',
  lucky: 'Got lucky',
  other: 'Lesson',
} as const satisfies Record<LessonCategory, string>;

interface Payload {
  readonly category: LessonCategory;
  readonly text: string;
}

export const lessonLearned = defineEntry<Payload>()({
  kind: 'lesson-learned',
  label: 'lesson',
  facet: 'document',
  evolve(draft, { category, text }, meta) {
    draft.lessons.push({ category, ...statement(meta, text) });
  },
  read: ({ category, text }) => ({ headline: headlines[category], text }),
});
