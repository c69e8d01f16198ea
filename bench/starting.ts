import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorkspace } from '../src/local-slack/workspace';
import { startBot } from './bot-in-workspace';
import type { Child } from './child';
import { startBareBolt } from './commands-against-bolt';
import { median } from './http-load';
import type { Row } from './row';

const starts = 5;

/** From the command until requests are taken, on a database that is there already. */
export const starting: Row = {
  title: `cold start until requests are taken, and memory at rest; the median of ${starts}; the peer is Bolt alone`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'hindsight-bench-'));
    const workspace = await startLocalWorkspace({ manifest: 'manifest.yml', withoutPage: true });
    const measured = { ours: [] as Start[], theirs: [] as Start[] };
    try {
      for (let start = -1; start < starts; start += 1) {
        const ours = await measure(() => startBot(workspace, `file:${join(folder, 'bench.db')}`));
        const theirs = await measure(() => startBareBolt(workspace));
        // The first makes the database, and fills the machine's own caches.
        if (start < 0) continue;
        measured.ours.push(ours);
        measured.theirs.push(theirs);
      }
    } finally {
      await workspace.close();
      await rm(folder, { recursive: true, force: true });
    }
    return [
      figure('until requests are taken', measured, ({ ms }) => ms, ' ms'),
      figure('memory at rest', measured, ({ bytes }) => bytes / 1024 ** 2, ' MB'),
    ];
  },
};

interface Start {
  readonly ms: number;
  readonly bytes: number;
}

async function measure(start: () => Promise<Child>): Promise<Start> {
  const begin = performance.now();
  const child = await start();
  const ms = performance.now() - begin;
  const bytes = child.memoryBytes();
  await child.kill();
  return { ms, bytes };
}

function figure(
  what: string,
  { ours, theirs }: { readonly ours: readonly Start[]; readonly theirs: readonly Start[] },
  read: (start: Start) => number,
  unit: string,
) {
  const [mine, peers] = [median(ours.map(read)), median(theirs.map(read))];
  return {
    what,
    ours: `${mine.toFixed(0)}${unit}`,
    peers: `${peers.toFixed(0)}${unit}`,
    result: `${(mine / peers).toFixed(2)} times the peer's`,
  };
}
