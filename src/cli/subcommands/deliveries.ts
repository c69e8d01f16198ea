import { InvalidArgumentError, Option } from 'commander';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { type DeliveryState, deliveryJson, deliveryStates } from '../../app/delivery-json';
import type { LoggedStep } from '../../ports/outbox';
import { defineSubcommand } from '../define-subcommand';
import { Failure, Misunderstood } from '../failure';
import { incidentName } from '../incident-name';
import { type OpenRecord, withRecord } from '../open-record';
import { asJson } from '../options';
import { count, json } from '../say';

interface Options {
  endpoint?: string;
  state?: DeliveryState;
  limit: number;
  again?: string;
  json?: true;
}

/** Most that one statement sends again. */
const mostAgain = 10_000;

export const deliveries = defineSubcommand<Options>({
  name: 'deliveries',
  summary: 'Shows which events went out to other programs, and sends them again',
  about: [
    'Events are told to the programs that `webhooks` names in the settings file. The log has the number of each delivery, and what became of it, but not a word of what was told. The newest come first.',
    'With --again, deliveries that were given up, or made, are sent once more: one by its number, or all that were given up. The bot may run meanwhile; it sends them within a second. What is sent is made of the record as it is then.',
  ],
  options: [
    new Option('--endpoint <name>', 'only those to this one'),
    new Option('--state <state>', 'only those that are waiting, delivered or given up').choices(
      Object.keys(deliveryStates),
    ),
    new Option('--limit <number>', 'at most so many').argParser(wholeNumber).default(50),
    new Option('--again <number>', 'sends this one again, or `given-up` for all of those'),
    asJson(),
  ],
  examples: [
    {
      line: 'npx hindsight deliveries',
      does: 'the last fifty; ends with 3 where one was given up',
    },
    {
      line: 'npx hindsight deliveries --state given-up --endpoint tracker',
      does: 'what it missed',
    },
    { line: 'npx hindsight deliveries --again given-up', does: 'once it is back' },
  ],
  run: ({ options }, terminal) =>
    withRecord(terminal, async ({ stores }) => {
      if (options.again !== undefined) {
        const sent = await sendAgain(stores, { ...options, again: options.again });
        terminal.out(
          options.json
            ? json({ again: sent })
            : `${count(sent, 'delivery', 'deliveries')} to be sent again.\n`,
        );
        return 'ok';
      }
      const log = await stores.outbox.log(filterOf(options));
      terminal.out(options.json ? json(log.map(asData)) : table(log));
      return log.some(({ state }) => state === 'abandoned') ? 'found' : 'ok';
    }),
});

function filterOf({ endpoint, state, limit }: Options) {
  return {
    via: 'events',
    limit,
    ...(endpoint !== undefined && { lane: endpoint }),
    ...(state !== undefined && { state: deliveryStates[state] }),
  } as const;
}

async function sendAgain(
  { outbox }: OpenRecord['stores'],
  { again, ...options }: Options & { readonly again: string },
): Promise<number> {
  const now = createSystemClock().now();
  if (again === 'given-up') {
    const log = await outbox.log(filterOf({ ...options, state: 'given-up', limit: mostAgain }));
    return outbox.again(
      'events',
      log.map(({ id }) => id),
      now,
    );
  }
  if (!/^[1-9]\d{0,9}$/.test(again))
    throw new Misunderstood(`“${again}” is no number of a delivery. For example: --again 12`);
  const sent = await outbox.again('events', [Number(again)], now);
  if (sent === 0)
    throw new Failure(
      `There is no delivery ${again} that is over: see \`npx hindsight deliveries\`.`,
    );
  return sent;
}

function wholeNumber(given: string): number {
  if (!/^[1-9]\d{0,5}$/.test(given)) throw new InvalidArgumentError('It must be a number above 0.');
  return Number(given);
}

function asData(step: LoggedStep) {
  return deliveryJson(step, incidentName(step.incidentId));
}

/** Until it is the first of its incident's, it has no time of its own. */
function whenOf({ attempts, nextAt }: ReturnType<typeof asData>): string {
  return attempts === 0 ? 'for its turn' : `next at ${nextAt}`;
}

function table(log: readonly LoggedStep[]): string {
  if (log.length === 0) return 'There are no such deliveries.\n';
  const rows = log.map(asData).map((one) => {
    const tries = one.attempts > 1 ? `, ${one.attempts} tries` : '';
    const end = one.state === 'waiting' ? whenOf(one) : `at ${one.endedAt ?? 'some time'}`;
    const why = one.problem === null ? '' : `: ${one.problem}`;
    return `${one.number}  ${one.endpoint}  ${one.incident}, ${one.entry}  ${one.state} ${end}${tries}${why}`;
  });
  return `${rows.join('\n')}\n`;
}
