import type { Argument, Option } from 'commander';
import type { Subcommand } from '../src/cli/define-subcommand';
import { exitCodes } from '../src/cli/exit-codes';
import { subcommands } from '../src/cli/subcommands';

/** docs/cli.md. */
export function cliDocument(): string {
  return `# The command line

Made from the table in \`src/cli/subcommands/\` by \`npm run generate\`. From the checkout every subcommand is called as \`npx hindsight …\`;
\`--help\` shows what is written here.

${table(['subcommand', 'does'], subcommands.map(listed))}
What somebody asked for goes to standard output, everything else that is said to standard error. Settings come from the environment and
from a file \`.env\` in the working folder, of which only lines count that the environment does not set; see [Settings](config.md).

| it ends with | when |
| --- | --- |
${Object.values(exitCodes)
  .map(({ code, means }) => `| ${code} | ${means} |`)
  .join('\n')}

${subcommands.map(section).join('\n')}`;
}

function listed({ name, summary }: Subcommand): readonly string[] {
  return [`[\`hindsight ${name}\`](#${name})`, summary];
}

function section({ name, summary, about, arguments: args, options, examples }: Subcommand): string {
  const given = [...args.map(argumentRow), ...options.map(optionRow)];
  return [
    `## ${name}\n`,
    ...[`${summary}.`, ...about].map((paragraph) => `${paragraph}\n`),
    ...(given.length > 0 ? [table(['given', 'is'], given)] : []),
    `\`\`\`sh\n${examples.map(({ line, does }) => `${line}  # ${does}`).join('\n')}\n\`\`\`\n`,
  ].join('\n');
}

function argumentRow(argument: Argument): readonly string[] {
  const name = argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
  return [`\`${name}\``, argument.description];
}

function optionRow({ flags, description, argChoices, defaultValue }: Option): readonly string[] {
  const choices = argChoices === undefined ? '' : `: one of ${argChoices.join(', ')}`;
  const byDefault = defaultValue === undefined ? '' : `; ${defaultValue} unless given`;
  return [`\`${flags}\``, `${description}${choices}${byDefault}`];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return `${lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
