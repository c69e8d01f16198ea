import type { World } from '../world/world';

const MARKUP =
  /<(?:[@#][A-Z0-9]+(?:\|[^<>]*)?|!(?:here|channel|everyone)|!subteam\^[A-Z0-9]+(?:\|[^<>]*)?)>/;
const LINK = /\bhttps?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]}'"]/;
const TOKENS = new RegExp(`(${MARKUP.source}|${LINK.source})`, 'g');
const NAME = /(?<![\w@#/&;.])([@#])([\w.-]*\w)/g;

/** Escapes the three characters Slack escapes, and no others. */
export function escapeCharacters(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What somebody typed, as Slack stores it: mentions are marked up, links become links, the rest is escaped. */
export function escapeTyped(world: World, text: string): string {
  return mapPieces(text, (piece, kind) => {
    if (kind === 'markup') return piece;
    const escaped = escapeCharacters(piece);
    return kind === 'link' ? `<${escaped}>` : markNames(world, escaped, false);
  });
}

/** A slash command's text with `should_escape`: names become ids with their names beside them; links stay plain. */
export function escapeCommand(world: World, text: string): string {
  return mapPieces(text, (piece, kind) => {
    if (kind === 'markup') return withName(world, piece);
    const escaped = escapeCharacters(piece);
    return kind === 'link' ? escaped : markNames(world, escaped, true);
  });
}

type Piece = 'markup' | 'link' | 'text';

function mapPieces(text: string, map: (piece: string, kind: Piece) => string): string {
  return text
    .split(TOKENS)
    .map((piece, index) => {
      // The odd pieces are what the pattern caught.
      if (index % 2 === 0) return map(piece, 'text');
      return map(piece, piece.startsWith('<') ? 'markup' : 'link');
    })
    .join('');
}

function withName(world: World, markup: string): string {
  const [, sign, id] = /^<([@#])([A-Z0-9]+)>$/.exec(markup) ?? [];
  if (!id) return markup;
  const name = sign === '@' ? world.people.get(id)?.name : world.channels.get(id)?.name;
  return name ? `<${sign}${id}|${name}>` : markup;
}

function markNames(world: World, text: string, withNames: boolean): string {
  return text.replace(NAME, (whole, sign: string, name: string) => {
    const id = sign === '@' ? personOrGroup(world, name) : channelId(world, name);
    if (!id) return whole;
    if (id.startsWith('!')) return `<${id}>`;
    return withNames ? `<${sign}${id}|${name}>` : `<${sign}${id}>`;
  });
}

function personOrGroup(world: World, name: string): string | undefined {
  if (['here', 'channel', 'everyone'].includes(name)) return `!${name}`;
  const person = [...world.people.values()].find((each) => each.name === name);
  if (person) return person.id;
  const group = world.groups.find(({ handle }) => handle === name);
  return group && `!subteam^${group.id}|@${group.handle}`;
}

function channelId(world: World, name: string): string | undefined {
  const channels = [...world.channels.values()];
  return channels.find((channel) => !channel.isDirect && channel.name === name)?.id;
}
