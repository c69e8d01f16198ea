import type { Stores } from '../../src/adapters/store/kysely-stores';
import { VersionConflict } from '../../src/ports/incident-store';
import { type EntryDraft, logOf, recordingOf } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';

const note = (text: string): EntryDraft => ['note', { text }];
const isFulfilled = ({ status }: PromiseSettledResult<unknown>) => status === 'fulfilled';

/** Recordings that are decided on what is under way still. */
export function followingContract(one: () => Stores, other: () => Stores): void {
  const incidents = () => one().incidents;

  it('carries out what was decided on a recording that is still under way, where it keeps order', async () => {
    const id = await openIncident(incidents(), 'T1');
    const log = await incidents().load(id);
    const drafts = ['one', 'two', 'three'].map(note);
    const recordings = drafts.map((draft, index) =>
      recordingOf([...log, ...logOf(drafts.slice(0, index), 1)], [draft]),
    );

    const tries = await Promise.allSettled(
      recordings.map((recording, index) =>
        incidents().append(id, index + 1, recording, recordings[index - 1]),
      ),
    );

    const kept = incidents().keepsOrder ? 3 : tries.filter(isFulfilled).length;
    expect(tries.slice(0, kept).every(isFulfilled)).toBe(true);
    expect(await incidents().load(id, 1)).toEqual(logOf(drafts.slice(0, kept), 1));
  });

  it('keeps nothing that was decided on what could not be recorded, though as much is on record', async () => {
    if (!incidents().keepsOrder) return;
    const id = await openIncident(incidents(), 'T1');
    const log = await incidents().load(id);
    const lost = recordingOf(log, [note('lost')]);
    const decidedOnIt = recordingOf([...log, ...lost.entries], [note('decided on it')]);
    await recordMore(other().incidents, id, [note('theirs')]);

    const atOnce = await Promise.allSettled([
      incidents().append(id, 1, lost),
      incidents().append(id, 2, decidedOnIt, lost),
    ]);
    const late = incidents().append(id, 2, decidedOnIt, lost);

    expect(atOnce.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(late).rejects.toBeInstanceOf(VersionConflict);
    expect(await incidents().load(id, 1)).toEqual(logOf([note('theirs')], 1));
  });

  it('keeps nothing that was decided on what could not even be asked for', async () => {
    if (!incidents().keepsOrder) return;
    const id = await openIncident(incidents(), 'T1');
    const log = await incidents().load(id);
    const { entries, ...rest } = recordingOf(log, [note('lost')]);
    const outOfPlace = entries.map((one) => ({ ...one, meta: { ...one.meta, seq: 9 } }));
    const lost = { ...rest, entries: outOfPlace as typeof entries };
    const decidedOnIt = recordingOf([...log, ...entries], [note('decided on it')]);
    await recordMore(other().incidents, id, [note('theirs')]);

    const tries = await Promise.allSettled([
      incidents().append(id, 1, lost),
      incidents().append(id, 2, decidedOnIt, lost),
    ]);

    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await incidents().load(id, 1)).toEqual(logOf([note('theirs')], 1));
  });
}
