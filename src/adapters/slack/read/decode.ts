/** A person's name by id; undefined where nobody knows it. */
export type NameOf = (userId: string) => Promise<string | undefined>;

/** One of Slack's references: `<@U1>`, `<#C1|general>`, `<!here>`, `<https://…|label>`. */
const REFERENCE = /<([^<>]+)>/g;
const UNNAMED = /<@([A-Z0-9]+)>/g;

/** Slack's markup as plain words: people and channels by name, links as they were written, entities decoded. */
export async function decodeMrkdwn(text: string, nameOf: NameOf): Promise<string> {
  const named = await nameMentions(text, nameOf);
  const words: string[] = [];
  let from = 0;
  for (const match of named.matchAll(REFERENCE)) {
    words.push(
      decodeEntities(named.slice(from, match.index)),
      decodeEntities(referred(match[1] ?? '')),
    );
    from = match.index + match[0].length;
  }
  words.push(decodeEntities(named.slice(from)));
  return words.join('');
}

/** Gives each `<@U1>` its name: `<@U1|dana>`. A name nobody knows is left out. */
export function nameMentions(text: string, nameOf: NameOf): string | Promise<string> {
  return text.includes('<@') ? withNames(text, nameOf) : text;
}

async function withNames(text: string, nameOf: NameOf): Promise<string> {
  const ids = [...new Set([...text.matchAll(UNNAMED)].map((match) => match[1] ?? ''))];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const)));
  return text.replace(UNNAMED, (reference, id: string) => {
    const name = names.get(id);
    return name === undefined ? reference : `<@${id}|${label(name)}>`;
  });
}

/** A name that cannot end the reference it stands in. */
function label(name: string): string {
  return name.replace(/[<>|]/g, '').replaceAll('&', '&amp;');
}

/** Decodes the three entities Slack escapes, once: `&amp;lt;` was typed as `&lt;`. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

function referred(inner: string): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const shown = bar < 0 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return `@${shown.replace(/^@/, '') || target.slice(1)}`;
  if (target.startsWith('#')) return `#${shown.replace(/^#/, '') || target.slice(1)}`;
  if (target.startsWith('!')) return special(target.slice(1), shown);
  return link(target, shown);
}

/** `<!here>`, `<!subteam^S1|@ops>`, `<!date^1700000000^{date}|yesterday>`. */
function special(command: string, shown: string): string {
  const [name = '', id = ''] = command.split('^');
  if (name === 'date') return shown;
  if (name === 'subteam') return `@${shown.replace(/^@/, '') || id}`;
  return `@${(shown || name).replace(/^@/, '')}`;
}

/** Slack adds a label itself to `example.com` and `a@example.com`; that one is what was typed. */
function link(url: string, shown: string): string {
  if (shown === '' || shown === url) return url.replace(/^mailto:/, '');
  return url.replace(/^(https?:\/\/|mailto:)/, '').replace(/\/$/, '') === shown.replace(/\/$/, '')
    ? shown
    : `${shown} (${url})`;
}
