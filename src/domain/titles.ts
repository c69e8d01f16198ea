/** Most UTF-16 units that a title holds. */
export const longestTitle = 300;

/** A title is one line, whatever was pasted. */
export function asTitle(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What is wrong with a title, as a sentence; nothing for one that fits. */
export function titleProblem(title: string): string | undefined {
  if (title.length <= longestTitle) return undefined;
  return `That title is ${title.length} characters; ${longestTitle} fit. Take a short one and put the rest in a note.`;
}

/** Words that say nothing about what broke. */
const fillers = new Set(
  'a an and are at for from in is it not of on or the to was we with'.split(' '),
);

/** Whether two titles most likely mean the same incident: most of their telling words are the same. */
export function isMuchTheSame(a: string, b: string): boolean {
  const left = tellingWords(a);
  const right = tellingWords(b);
  if (left.size === 0 || right.size === 0) return a.trim().toLowerCase() === b.trim().toLowerCase();
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(left.size, right.size) >= 0.6;
}

function tellingWords(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !fillers.has(word)).map(stem));
}

/** `fails`, `failing` and `failed` are one word here. */
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word;
}

/**
 * A channel name for an incident: `inc-7-checkout-returns-errors`. Slack allows 80 characters of lower-case letters,
 * digits, hyphens and underscores. A title in another script leaves `inc-7`. `attempt` above 1 makes another name.
 */
export function channelName(number: number, title: string, attempt = 1): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const suffix = attempt > 1 ? `-${attempt}` : '';
  const name = `inc-${number}-${words}`.replace(/-+/g, '-').slice(0, 60);
  return `${name.replace(/^-+|-+$/g, '')}${suffix}`;
}

/** `INC-7` */
export function incidentLabel(number: number): string {
  return `INC-${number}`;
}
