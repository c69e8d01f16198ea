import type { Command } from './define-command';

const groupTitles = {
  start: 'Opening an incident',
  record: 'What happens and what is believed',
  people: 'People',
  document: 'What the report needs besides',
  correct: 'Corrections',
  read: 'Reading',
  end: 'The end',
} as const satisfies Record<Command['group'], string>;

/** The hint Slack shows after `/incident`; at most 1,000 characters, and best much shorter. */
export function usageHint(commands: readonly Command[]): string {
  return commands
    .filter((one) => one.group !== 'correct')
    .slice(0, 12)
    .map((one) => one.name)
    .concat('help')
    .join(' | ');
}

/** Commands by group, in the order of the table. */
export function grouped(
  commands: readonly Command[],
): readonly { readonly title: string; readonly commands: readonly Command[] }[] {
  return Object.entries(groupTitles).map(([group, title]) => ({
    title,
    commands: commands.filter((one) => one.group === group),
  }));
}

/** docs/commands.md. */
export function commandsDocument(commands: readonly Command[]): string {
  const sections = grouped(commands).map(
    ({ title, commands: own }) =>
      `## ${title}\n\n| command | does | for example |\n| --- | --- | --- |\n${own.map(row).join('\n')}\n`,
  );
  return `# Commands\n\nMade from the commands table by \`npm run generate\`.\n\n${sections.join('\n')}`;
}

function row(command: Command): string {
  const aliases = command.aliases.length > 0 ? ` Also \`${command.aliases.join('`, `')}\`.` : '';
  const usage = cell(`/incident ${command.usage}`);
  return `| \`${usage}\` | ${cell(command.summary)}.${aliases} | \`${cell(`/incident ${command.example}`)}\` |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
