import { explain } from '../lib/explain';

/** What is wrong with the name or the topic that somebody gave, in a sentence; Slack's code where there is none. */
export function channelProblem(code: string, given: string): string {
  return SENTENCES[code]?.(given, [...given].length) ?? explain('This', code);
}

const SENTENCES: Readonly<Record<string, (given: string, length: number) => string>> = {
  invalid_name_required: () => 'A channel needs a name, such as release-42.',
  invalid_name_maxlength: (_given, length) =>
    `A name has at most 80 characters; this one has ${length}.`,
  invalid_name_punctuation: (given) =>
    `“${given}” has no letter and no digit. Try something like release-42.`,
  invalid_name_specials: (given) =>
    `“${given}” has something other than lower-case letters, digits, hyphens and underscores. Try something like release-42.`,
  name_taken: (given) =>
    `There is a channel called ${given} already; it may be private or archived.`,
  too_long: (_given, length) => `A topic has at most 250 characters; this one has ${length}.`,
};
