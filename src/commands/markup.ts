/**
 * The text of a command as it arrives: `&`, `<` and `>` are escaped, and whom or what somebody picked from a list is a
 * reference, `<@U1|dana>`, `<#C1|general>`, `<!subteam^S1|@dba>`, `<https://…|label>`. The escaping keeps typed text from
 * passing for a reference. (Slack's format for slash commands with `should_escape`.)
 */

const reference = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
/** Most texts have none of it, and are plain words as they are. */
const unlikePlain = /[<&\r]|(?![\n\t])\p{Cc}/u;
const leadingPerson = /^<@([A-Z0-9]+)(?:\|([^<>]*))?>/i;
const leadingGroup = /^<!subteam\^([A-Z0-9]+)(?:\|([^<>]*))?>/i;

/** The person picked at the very front, and the rest. */
export function leadingReference(
  markup: string,
): { kind: 'user' | 'group'; id: string; name: string; rest: string } | undefined {
  const person = leadingPerson.exec(markup);
  const match = person ?? leadingGroup.exec(markup);
  if (match === null) return undefined;
  const [whole, id = '', label] = match;
  const name = plainWords(label ?? id).replace(/^@/, '');
  return { kind: person ? 'user' : 'group', id, name, rest: markup.slice(whole.length) };
}

/** What the person meant as plain text: references by name, escapes undone, without characters no database or reader can hold. */
export function plainWords(markup: string): string {
  if (!unlikePlain.test(markup)) return markup.toWellFormed();
  const named = markup.replace(reference, (_whole, sigil: string, id: string, label?: string) =>
    sigil === '' ? linkWords(id, label) : nameOf(sigil, id, label),
  );
  return unescapeText(named)
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed();
}

/** Plain text as it would arrive if somebody typed it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function nameOf(sigil: string, id: string, label?: string): string {
  if (sigil === '#') return `#${label ?? id}`;
  const name = label ?? id.replace(/^subteam\^/, '');
  return `@${name.replace(/^@/, '')}`;
}

function linkWords(url: string, label?: string): string {
  const address = url.replace(/^mailto:/, '');
  if (label === undefined || label === '' || url.endsWith(label)) return address;
  return `${label} (${address})`;
}
