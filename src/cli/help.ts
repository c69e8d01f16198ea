import type { Example } from './define-subcommand';
import { exitCodes } from './exit-codes';

/** What follows the list of subcommands. */
export function helpOfAll(): string {
  const codes = Object.values(exitCodes).map(({ code, means }) => [String(code), means] as const);
  return `
Exit codes:
${columns(codes)}

Settings come from the environment and from .env in the working folder; see docs/config.md.
\`npx hindsight <subcommand> --help\` tells more, with examples.`;
}

/** What follows the options of one subcommand. */
export function helpOf(examples: readonly Example[]): string {
  return `\nExamples:\n${columns(examples.map(({ line, does }) => [line, does]))}`;
}

/** What follows the word about a command line that is not understood. */
export function wayOut(name: string, [example]: readonly Example[]): string {
  return `For example: ${example?.line}\n\`npx hindsight ${name} --help\` tells more.`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
