import { stringify } from 'yaml';
import { type Row, settingsFile } from '../settings-file';

/** Every setting of the file at its default, or at an example where it has none, under what it is; in YAML, one each. */
export function settingsExample(): readonly string[] {
  const rows = Object.entries(settingsFile as Readonly<Record<string, Row>>);
  return rows.map(([name, { schema, about, example }]) => {
    const value = example ?? schema.safeParse(undefined).data;
    return `# ${about}\n${stringify({ [name]: value })}`;
  });
}

/** A settings file to begin with: everything is there, and nothing is set. */
export function commentedSettings(): string {
  const settings = settingsExample().map((setting) => {
    const [about = '', ...lines] = setting.trimEnd().split('\n');
    return [about, ...lines.map((line) => `#${line}`)].join('\n');
  });
  return [
    '# Settings of Hindsight. Each is at its default, or at an example; take the # away before the lines of one to set it.',
    '# docs/config.md says what each may be.',
    ...settings,
    '',
  ].join('\n\n');
}
