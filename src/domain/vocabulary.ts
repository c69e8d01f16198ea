/** The closed lists of words that the record uses. See docs/dictionary.md. */

export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const;
export type Severity = (typeof severities)[number];

/** What a person may set; `closed` and back come from their own commands. */
export const settableStatuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type Status = (typeof settableStatuses)[number] | 'closed';

export const lessonCategories = ['well', 'badly', 'lucky', 'other'] as const;
export type LessonCategory = (typeof lessonCategories)[number];

export const proseParts = ['subtitle', 'introduction', 'conclusion'] as const;
export type ProsePart = (typeof proseParts)[number];

/** How well the moment of an entry is known. */
export type Precision = 'exact' | 'about' | 'date';

/** The door an entry came in by. */
export type Source =
  | 'command'
  | 'shortcut'
  | 'reaction'
  | 'pin'
  | 'button'
  | 'form'
  | 'import'
  | 'message'
  | 'system';
