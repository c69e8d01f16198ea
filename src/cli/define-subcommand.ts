import type { Argument, Option } from 'commander';
import type { Outcome } from './exit-codes';
import type { Terminal } from './terminal';

/** One thing that `hindsight` does. Parsing, help and docs/cli.md come from this. */
export interface Subcommand {
  readonly name: string;
  /** For the list: what it does, without a full stop. */
  readonly summary: string;
  /** What else to know, in paragraphs of their own. */
  readonly about: readonly string[];
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Throws Failure, ConfigError, StoreUnavailable or TemplateError for what the operator can put right. */
  run(given: Given, terminal: Terminal): Promise<Outcome>;
}

export interface Example {
  /** As it is typed: `npx hindsight check --mend`. */
  readonly line: string;
  readonly does: string;
}

export interface Given<Options extends object = Readonly<Record<string, unknown>>> {
  /** One for each of `arguments`; missing where it is optional and was left out. */
  readonly args: readonly (string | undefined)[];
  /** By their names in camel case. Each is what its Option says. */
  readonly options: Options;
}

type Definition<Options extends object> = Omit<
  Subcommand,
  'about' | 'arguments' | 'options' | 'run'
> &
  Partial<Pick<Subcommand, 'about' | 'arguments' | 'options'>> & {
    run(given: Given<Options>, terminal: Terminal): Promise<Outcome>;
  };

/** A subcommand; `Options` names what its `options` come to. */
export function defineSubcommand<Options extends object = object>(
  definition: Definition<Options>,
): Subcommand {
  const { run, ...rest } = definition;
  return {
    about: [],
    arguments: [],
    options: [],
    ...rest,
    run: ({ args, options }, terminal) => run({ args, options: options as Options }, terminal),
  };
}
