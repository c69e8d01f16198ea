import { stringify } from 'yaml';
import type { Row } from '../settings/row';
import { settingsFile } from '../settings/settings-file';

/** Columns of a comment, so that an editor at its usual width shows all of it. */
const WIDTH = 100;

/** Every setting of the file at its default, or at an example where it has none, under what it is; in YAML, one each. */
export function settingsExample(): readonly string[] {
  return settings().map(({ about, yaml }) => `${about}\n${yaml}\n`);
}

/** A settings file to begin with: everything is there, and nothing is set. */
export function commentedSettings(): string {
  return [
    comment(
      'Settings of Hindsight. Each is at its default, or at an example; take the # away before the lines of one to set it. docs/config.md has them all in a table.',
    ),
    ...settings().map(({ about, yaml }) => `${about}\n${yaml.replaceAll(/^/gm, '#')}`),
    '',
  ].join('\n\n');
}

function settings(): readonly { readonly about: string; readonly yaml: string }[] {
  const rows = Object.entries(settingsFile as Readonly<Record<string, Row>>);
  return rows.map(([name, { schema, rule, about, example }]) => {
    const value = example ?? schema.safeParse(undefined).data;
    return {
      about: comment(`${plain(about)} It ${rule}.`),
      yaml: stringify({ [name]: value }).trimEnd(),
    };
  });
}

/** Links of the documents lead nowhere from a file of settings: `docs/integrations.md` is what one can open. */
function plain(about: string): string {
  return about.replaceAll(/\[[^\]]+\]\(([\w-]+\.md)[^)]*\)/g, 'docs/$1');
}

function comment(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length + '#  '.length <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(` ${word}`);
  }
  return lines.map((line) => `#${line}`).join('\n');
}
