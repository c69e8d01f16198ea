import Handlebars from 'handlebars';
import { fromRow, toRow } from '../src/adapters/store/entry-row';
import { readTemplates } from '../src/boot/read-templates';
import { replay } from '../src/domain/replay';
import { reportModel } from '../src/report/model';
import { createRenderer } from '../src/report/renderer';
import { logOf } from './long-log';
import type { Figure, Row } from './row';

const entries = 5000;
const sizes = [500, 5000, 50_000];
const turns = 5;
const roundsInTurn = 10;

/** From the rows of the database to the postmortem, against the least that could be done with the same rows. */
export const longReport: Row = {
  title: `the report of ${entries} entries, from rows to Markdown; the peer is JSON.parse and a bare Handlebars loop over the same rows`,
  async run() {
    const renderer = createRenderer(readTemplates(undefined));
    const bare = Handlebars.compile(
      '{{#each rows}}- {{occurred_at}} {{actor_name}}: {{text}}\n{{/each}}',
      { noEscape: true },
    );
    const report = (rows: string) => {
      const log = (JSON.parse(rows) as Parameters<typeof fromRow>[0][]).map(fromRow);
      const input = { state: replay(log), log, zone: 'Europe/Paris', attachments: [] };
      return renderer.markdown(reportModel(input));
    };
    const timesOf = (size: number) => {
      const rows = JSON.stringify(logOf(size).map((entry) => toRow('T1/1', entry)));
      const measured = byTurns(
        () => report(rows),
        () => bare({ rows: JSON.parse(rows) }),
      );
      return { size, ...measured };
    };
    // A bot that reports a long incident has been up for a while: on cold code both would be slower, and growth look flat.
    timesOf(entries);
    const times = sizes.map(timesOf);
    return [...times.map(figure), growth(times)];
  },
};

interface Timed {
  readonly size: number;
  readonly ours: number;
  readonly bare: number;
}

function figure({ size, ours, bare }: Timed): Figure {
  const goal = size === entries ? ' (goal ≤ 3)' : '';
  return {
    what: `${size} entries`,
    ours: `${ours.toFixed(1)} ms`,
    peers: `${bare.toFixed(1)} ms`,
    result: `${(ours / bare).toFixed(2)} times the peer's${goal}`,
  };
}

/**
 * With exponent 1 twice the entries take twice as long. The peer does no more than one thing for each row, but collecting
 * more garbage takes more than its share of time: what is as good as linear is told by the peer.
 */
function growth(times: readonly Timed[]): Figure {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  const entriesGrow = Math.log(last.size / first.size);
  const ours = Math.log(last.ours / first.ours) / entriesGrow;
  const bare = Math.log(last.bare / first.bare) / entriesGrow;
  return {
    what: `exponent from ${first.size} to ${last.size} entries`,
    ours: ours.toFixed(2),
    peers: bare.toFixed(2),
    result: ours <= bare + 0.1 ? 'ok' : 'not ok',
  };
}

/**
 * The means of both, in turns, so that whatever else the machine does falls on both. Each has several rounds at a time, as
 * collecting garbage takes as long as a round of the peer's: it has to fall on whoever made it.
 */
function byTurns(ours: () => unknown, bare: () => unknown): Omit<Timed, 'size'> {
  const sums = { ours: 0, bare: 0 };
  for (let turn = 0; turn < turns; turn += 1) {
    sums.ours += timeOf(ours);
    sums.bare += timeOf(bare);
  }
  return { ours: sums.ours / turns, bare: sums.bare / turns };
}

/** Milliseconds that it takes once. */
function timeOf(work: () => unknown): number {
  const begin = performance.now();
  for (let round = 0; round < roundsInTurn; round += 1) work();
  return (performance.now() - begin) / roundsInTurn;
}
