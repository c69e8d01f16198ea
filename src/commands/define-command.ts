import type { NewEntry, TimelineEntry } from '../domain/entries';
import type { Moment } from '../domain/incident-state';
import { type Arg, refusalOf } from './args';
import type { Outcome } from './outcome';
import type { Request } from './request';

type Values<Args extends Record<string, Arg<unknown>>> = {
  [Name in keyof Args]: Args[Name] extends Arg<infer Value> ? Value : never;
};

interface CommandFacts {
  readonly name: string;
  /** Other words for it. */
  readonly aliases?: readonly string[];
  readonly summary: string;
  /** What follows `/incident` in a complete command that works. */
  readonly example: string;
  readonly group: 'start' | 'record' | 'people' | 'document' | 'correct' | 'read' | 'end';
  /** Whether it is about one incident; `start`, `list` and the like are not. */
  readonly needsIncident: boolean;
  /** What says that the incident goes on asks to reopen a closed one first; what completes the record just works. */
  readonly whenClosed: 'works' | 'reopens';
}

/** A subcommand of `/incident`, ready to run. */
export interface Command extends CommandFacts {
  readonly aliases: readonly string[];
  /** `note [time] text` */
  readonly usage: string;
  /** Reads the arguments and decides. Takes the words after the command's name. */
  run(request: Request, markup: string): Outcome;
}

type Spec<Args extends Record<string, Arg<unknown>>> = Omit<
  CommandFacts,
  'needsIncident' | 'whenClosed'
> &
  Partial<Pick<CommandFacts, 'needsIncident' | 'whenClosed'>> & {
    readonly args: Args;
    decide(request: Request, values: Values<Args>): Outcome;
  };

/** Makes a command from its table row: arguments are read in order, and the first problem is the answer. */
export function defineCommand<const Args extends Record<string, Arg<unknown>>>(
  spec: Spec<Args>,
): Command {
  const { args, decide, ...facts } = spec;
  // What may stand in two places is named once.
  const hints = new Set(Object.values(args).map((arg) => arg.hint));
  return {
    needsIncident: true,
    whenClosed: 'works',
    ...facts,
    aliases: facts.aliases ?? [],
    usage: [spec.name, ...hints].join(' '),
    run(request, markup) {
      const values: Record<string, unknown> = {};
      let rest = markup;
      for (const [name, arg] of Object.entries(args)) {
        const taken = arg.read(rest, request);
        if ('problem' in taken) return refusalOf(taken, spec.example);
        values[name] = taken.value;
        rest = taken.rest;
      }
      return decide(request, values as Values<Args>);
    },
  };
}

type PayloadOf<Kind> = Extract<TimelineEntry, { kind: Kind }>['payload'];

/** An entry to be recorded; without a moment, it happens when it is recorded. */
export function entry<Kind extends TimelineEntry['kind']>(
  kind: Kind,
  payload: PayloadOf<Kind>,
  moment?: Moment,
): NewEntry {
  return (moment === undefined ? { kind, payload } : { kind, payload, moment }) as NewEntry;
}
