import { createRetentionKeeper } from '../../src/app/keep-to-retention';
import { DAY, HOUR } from '../../src/domain/time/instant';
import { type Archive, ArchiveError } from '../../src/ports/archive';
import { button, type FrontOfficeForTest, openOffice, said } from '../helpers/front-office';

interface Kept {
  readonly number: number;
  readonly isPrivate: boolean;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** An archive in memory; full while `isFull`. */
function archiveInMemory() {
  const kept: Kept[] = [];
  const state = { isFull: false };
  const archive: Archive = {
    placeOf: ({ number }) => `INC-${number}`,
    async keep({ number, isPrivate }, files) {
      if (state.isFull) throw new ArchiveError('the disk is full');
      kept.push({ number, isPrivate, files });
    },
  };
  return { archive, kept, state };
}

async function closedIncident(office: FrontOfficeForTest, options = ''): Promise<void> {
  const channel = await office.open(`start sev2 ${options} Checkout is down`);
  await office.type('note "the secret word', 'dana', channel);
  await office.press(button(await office.type('close', 'dana', channel), 'Close anyway'));
  await office.settle();
}

const after = { days: 30, folder: 'removed' };

test('An incident closed long enough ago is exported and removed, and nobody is left without a word', async () => {
  const office = openOffice({ retention: after });
  const { archive, kept } = archiveInMemory();
  const keep = createRetentionKeeper(office.deps, archive);
  await closedIncident(office);

  await keep();
  const early = kept.length;
  office.clock.advance(31 * DAY);
  await keep();

  expect(early).toBe(0);
  expect(kept.map(({ number, files }) => [number, ...files.map(({ name }) => name)])).toEqual([
    [1, 'INC-1-postmortem.md', 'INC-1-postmortem.html', 'INC-1.json'],
  ]);
  for (const { text } of kept[0]?.files ?? []) expect(text).toContain('the secret word');
  expect(await office.book.load('T0001/1')).toBeUndefined();
  const shown = said(await office.type('INC-1 show'));
  expect(shown).toContain('INC-1 was closed long ago, and removed from the record on 2026-12-20');
  expect(said(await office.type('INC-1 show', 'guest'))).toContain('There is no INC-1');
  expect(said(await office.type('search secret'))).not.toContain('INC-1');
});

test('Of a private incident that was removed nobody is told', async () => {
  const office = openOffice({ retention: after });
  const { archive, kept } = archiveInMemory();
  await closedIncident(office, '--private');
  office.clock.advance(31 * DAY);

  await createRetentionKeeper(office.deps, archive)();

  expect(kept).toMatchObject([{ number: 1, isPrivate: true }]);
  expect(said(await office.type('INC-1 show'))).toContain('There is no INC-1 that you can see.');
});

test('What cannot be exported stays, and is tried again', async () => {
  const office = openOffice({ retention: after });
  const { archive, state } = archiveInMemory();
  const keep = createRetentionKeeper(office.deps, archive);
  await closedIncident(office);
  office.clock.advance(31 * DAY);

  state.isFull = true;
  await expect(keep()).rejects.toThrow('the disk is full');
  const still = await office.book.load('T0001/1');
  state.isFull = false;
  await keep();
  const atOnce = await office.book.load('T0001/1');
  office.clock.advance(HOUR);
  await keep();

  expect(still).toBeDefined();
  expect(atOnce).toBeDefined();
  expect(await office.book.load('T0001/1')).toBeUndefined();
});

test('Several processes look once a day together', async () => {
  const office = openOffice({ retention: after });
  const looks: string[] = [];
  const { retention } = office.deps;
  const deps = {
    ...office.deps,
    retention: {
      ...retention,
      due: async (until: string) => {
        looks.push(until);
        return retention.due(until);
      },
    },
  };
  const { archive } = archiveInMemory();
  const keepers = [1, 2, 3].map(() => createRetentionKeeper(deps, archive));
  const all = () => Promise.all(keepers.map((keep) => keep()));

  await all();
  await all();
  office.clock.advance(HOUR);
  await all();
  const today = looks.length;
  office.clock.advance(DAY);
  await all();

  expect(today).toBe(1);
  expect(looks).toHaveLength(2);
});

test('Without a number of days nothing is ever removed', async () => {
  const office = openOffice();
  const { archive, kept } = archiveInMemory();
  await closedIncident(office);
  office.clock.advance(40_000 * DAY);

  await createRetentionKeeper(office.deps, archive)();

  expect(kept).toEqual([]);
  expect(await office.book.load('T0001/1')).toBeDefined();
});
