import type { ViewStateValue } from '@slack/bolt';
import type { Answers } from '../../../report/message';

type StateValues = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

/** What was filled in, by field name; nothing for what was left empty. */
export function answersOf(values: StateValues): Answers {
  const answers: Record<string, string | readonly string[]> = {};
  for (const [field, elements] of Object.entries(values)) {
    const answer = answerOf(Object.values(elements)[0]);
    if (answer !== undefined && answer.length > 0) answers[field] = answer;
  }
  return answers;
}

function answerOf(state: ViewStateValue | undefined): string | readonly string[] | undefined {
  if (!state) return undefined;
  if (state.selected_options) return state.selected_options.map((option) => option.value ?? '');
  return (
    state.value ??
    state.selected_option?.value ??
    state.selected_user ??
    state.selected_date ??
    state.selected_time ??
    undefined
  );
}

/**
 * Mistakes by block, as Slack wants them: it takes them only for questions the form has,
 * so any other is shown at the first question.
 */
export function errorsOf(
  mistakes: Readonly<Record<string, string>>,
  questions: readonly string[],
): Record<string, string> {
  const errors: Record<string, string> = {};
  const first = questions[0];
  for (const [field, mistake] of Object.entries(mistakes)) {
    const at = questions.includes(field) ? field : first;
    if (at !== undefined) errors[at] = errors[at] ? `${errors[at]} ${mistake}` : mistake;
  }
  return errors;
}
