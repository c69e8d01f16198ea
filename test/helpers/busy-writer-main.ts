import { openStores } from '../../src/adapters/store/open-database';
import { openIncident, recordMore } from './record';

/** Records as fast as it can until its input ends: three entries at once, into each of some incidents in turn. */
async function main(databaseUrl: string): Promise<void> {
  const { incidents, close } = await openStores(databaseUrl);
  const ids = await Promise.all([1, 2, 3].map(() => openIncident(incidents, 'T2')));
  let isOver = false;
  process.stdin.resume().once('end', () => {
    isOver = true;
  });
  for (let round = 1; !isOver; round += 1) {
    const drafts = [
      ['note', { text: `Round ${round}` }],
      ['hypothesis-raised', { hypothesis: `H${round}`, text: `It is round ${round}` }],
      ['action-added', { action: `A${round}`, text: `Mend round ${round}` }],
    ] as const;
    await Promise.all(ids.map((id) => recordMore(incidents, id, drafts)));
    process.stdout.write(`${round}\n`);
  }
  await close();
}

void main(process.argv[2] ?? '');
