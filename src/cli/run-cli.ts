import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json';
import type { Given, Subcommand } from './define-subcommand';
import { exitCodes, type Outcome } from './exit-codes';
import { explain, Misunderstood } from './failure';
import { helpOf, helpOfAll, wayOut } from './help';
import { subcommands } from './subcommands';
import type { Terminal } from './terminal';

/** Does what the command line says; returns what the process is to end with. Never throws. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  let outcome: Outcome = 'ok';
  const program = new Command('hindsight')
    .helpOption('-h, --help', 'shows this, or the help of a subcommand')
    .version(packageJson.version, '-V, --version', 'shows the version')
    .addHelpText('after', helpOfAll)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .helpCommand(false)
    .showHelpAfterError('`npx hindsight --help` lists the subcommands.');
  program.description(packageJson.description);
  for (const subcommand of subcommands) {
    program.addCommand(
      toCommand(program, subcommand, async (given) => {
        outcome = await subcommand.run(given, terminal);
      }),
    );
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    outcome = outcomeOf(error, terminal);
  }
  return exitCodes[outcome].code;
}

function toCommand(
  program: Command,
  { name, summary, about, arguments: args, options, examples }: Subcommand,
  run: (given: Given) => Promise<void>,
): Command {
  const command = new Command(name)
    .copyInheritedSettings(program)
    .summary(summary)
    .description([`${summary}.`, ...about].join('\n\n'))
    .helpOption('-h, --help', 'shows this')
    .addHelpText('after', helpOf(examples))
    .showHelpAfterError(wayOut(name, examples))
    .allowExcessArguments(false);
  for (const argument of args) command.addArgument(argument);
  for (const option of options) command.addOption(option);
  return command.action(() => run({ args: command.processedArgs, options: command.opts() }));
}

/** Commander has said what it did not understand by the time it throws; help and the version are no failures. */
function outcomeOf(error: unknown, terminal: Terminal): Outcome {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 'ok' : 'usage';
  if (isInterruption(error)) return 'interrupted';
  terminal.err(`${explain(error)}\n`);
  return error instanceof Misunderstood ? 'usage' : 'failed';
}

/** Ctrl-C at a question. */
function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
