import type { Stores } from '../../src/adapters/store/kysely-stores';
import { addMs, DAY } from '../../src/domain/time/instant';
import type { IncidentId } from '../../src/ports/incident-id';
import type { NewStep } from '../../src/ports/outbox';
import { atOnce } from '../helpers/at-once';
import { type EntryDraft, minuteOf, sam } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';
import { everyKind } from '../helpers/samples';

const later = addMs(minuteOf(1), 400 * DAY);
const closed: EntryDraft = ['closed', {}];
const step: NewStep = { key: 'a', kind: 'post', payload: {} };

/** Taking off the record what was closed long ago. */
export function retentionContract(one: () => Stores, other: () => Stores): void {
  const retention = () => one().retention;
  const dueIds = async (until = later) => (await retention().due(until)).map(({ id }) => id);
  const open = (...drafts: readonly EntryDraft[]) => openIncident(one().incidents, 'T1', drafts);
  const close = (...drafts: readonly EntryDraft[]) => open(...drafts, closed);
  const versionOf = async (id: IncidentId) => (await one().incidents.load(id)).length;
  const remove = async (id: IncidentId, at = later) =>
    retention().remove(id, await versionOf(id), at);
  /** Everything that any of the stores says of an incident. */
  const left = async (id: IncidentId) => {
    const { incidents, outbox, attachments } = one();
    const [workspaceId = '', number = ''] = id.split('/');
    return {
      log: await incidents.load(id),
      rows: [await incidents.get(id), await incidents.find(workspaceId, Number(number))],
      tables: Object.values(await incidents.readTables(id)).flat(),
      lists: (await incidents.list(workspaceId, { limit: 99 })).filter((row) => row.id === id),
      ids: (await incidents.ids()).filter((each) => each === id),
      found: await incidents.search(workspaceId, ['secretword'], 9),
      steps: [await outbox.finished(id), await outbox.problems(id)],
      files: await attachments.list(id),
      actions: await incidents.actionsOf(workspaceId, sam.id, 9),
      messages: await incidents.findByMessage(workspaceId, 'C0009', '1.1'),
    };
  };

  it('is due for what was closed by then, the first closed first, and for nothing else', async () => {
    await open(['note', { text: 'goes on' }]);
    const second = await close();
    const first = await close(['note', { text: 'x' }]);
    await close(['reopened', { text: 'again' }]);
    const again = await close();
    await recordMore(one().incidents, again, [['reopened', { text: '' }]]);

    const closedAt = async (id: string) => (await one().incidents.get(id))?.closedAt ?? '';
    const wanted = [second, first].map(async (id) => ({ id, at: await closedAt(id) }));
    const sorted = (await Promise.all(wanted)).sort((a, b) => (a.at < b.at ? -1 : 1));
    const due = (await dueIds()).filter((id) => [first, second].includes(id));

    expect(due).toEqual(sorted.map(({ id }) => id));
    expect(await dueIds()).not.toContain(again);
    expect(await dueIds(minuteOf(0))).toEqual([]);
  });

  it('leaves nothing of an incident anywhere, but that it was removed', async () => {
    const message = { channelId: 'C0009', ts: '1.1' };
    const id = await close(
      ...everyKind.slice(1).filter(([kind]) => kind !== 'closed' && kind !== 'reopened'),
      ['note', { text: 'secretword' }, { message }],
      ['action-added', { action: 'A2', text: 'secretword', owner: sam }],
    );
    await one().outbox.add(id, [step], minuteOf(1));
    const [taken] = await one().outbox.take(later, later, 9);
    await one().outbox.finish(taken?.id ?? 0, { ts: '1.2' }, later);
    const file = { id: 'F1', name: 'secretword', mimetype: 'image/png', bytes: Uint8Array.of(1) };
    await one().attachments.put(id, file);
    const before = await left(id);

    expect(await remove(id)).toBe(true);

    for (const part of Object.values(before)) expect(part.flat().length).toBeGreaterThan(0);
    expect(await left(id)).toEqual({
      log: [],
      rows: [undefined, undefined],
      tables: [],
      lists: [],
      ids: [],
      found: [],
      steps: [[], []],
      files: [],
      actions: [],
      messages: [],
    });
    expect(await retention().removed('T1', 1)).toEqual({ isPrivate: false, removedAt: later });
    expect(await dueIds()).toEqual([]);
  });

  it('knows of a private one that it was, and nothing of one that never was', async () => {
    const id = await openIncident(one().incidents, 'T1', [closed], [], { isPrivate: true });

    await remove(id);

    expect(await retention().removed('T1', 1)).toEqual({ isPrivate: true, removedAt: later });
    expect(await retention().removed('T1', 2)).toBeUndefined();
    expect(await retention().removed('T2', 1)).toBeUndefined();
  });

  it('never gives a number again, and leaves no gap', async () => {
    const ids = [await close(), await close()];
    for (const id of ids) await remove(id);

    const next = await open();

    expect(next).toBe('T1/3');
    expect((await one().incidents.get(next))?.number).toBe(3);
  });

  it('leaves the others as they are', async () => {
    const kept = await close(['note', { text: 'kept' }]);
    const otherOne = await openIncident(one().incidents, 'T2', [closed]);
    const gone = await close();
    const before = [await left(kept), await left(otherOne)];

    await remove(gone);

    expect([await left(kept), await left(otherOne)]).toEqual(before);
  });

  it.each([
    [
      'is open',
      async (id: IncidentId) => recordMore(one().incidents, id, [['reopened', { text: '' }]]),
    ],
    ['has something to be done in Slack', (id: IncidentId) => one().outbox.add(id, [step], later)],
  ])('removes nothing that %s', async (_what, happen) => {
    const id = await close();
    await happen(id);

    expect(await dueIds()).toEqual([]);
    expect(await remove(id)).toBe(false);
    expect(await versionOf(id)).toBeGreaterThan(1);
    expect(await retention().removed('T1', 1)).toBeUndefined();
  });

  it('removes nothing that was recorded in since it was read', async () => {
    const id = await close();
    const version = await versionOf(id);
    await recordMore(other().incidents, id, [['note', { text: 'late' }]]);

    expect(await retention().remove(id, version, later)).toBe(false);
    expect(await versionOf(id)).toBe(version + 1);
  });

  it('removes once, whoever does it at once', async () => {
    const id = await close();
    const version = await versionOf(id);

    const done = await atOnce(one(), other(), (door) => door.retention.remove(id, version, later));

    expect(done.filter(Boolean)).toHaveLength(1);
  });

  it('takes what alerts said along, and lets go of those that still fire', async () => {
    const id = await close();
    const { alerts } = one();
    const news = { source: 'json', title: 'Disk full', text: 'x', at: minuteOf(1) } as const;
    const tell = (key: string, state: 'firing' | 'resolved') =>
      alerts.tell('T1', { ...news, key, state }, minuteOf(1));
    const over = await tell('over', 'firing');
    const fires = await tell('fires', 'firing');
    const answer = { kind: 'started', incidentId: id, byName: 'Dana' } as const;
    for (const group of [over, fires]) await alerts.answer(group?.id ?? '', answer);
    await tell('over', 'resolved');

    await remove(id);

    expect(await alerts.get(over?.id ?? '')).toBeUndefined();
    expect(await alerts.get(fires?.id ?? '')).not.toHaveProperty('answer');
  });

  it('has homes shown anew, and again by what comes after', async () => {
    const id = await close();
    const { homes } = one();
    const wanted = { since: minuteOf(1), now: later, leaseUntil: later, limit: 9 };
    const show = async () => {
      const rows = await homes.takeBehind(wanted);
      for (const row of rows) await homes.shown(row, 'digest', { nextAt: '' });
      return rows.length;
    };
    await homes.opened('T1', 'U1', minuteOf(2));
    const shown = [await show(), await show()];
    await remove(id);
    shown.push(await show(), await show());
    await open();
    shown.push(await show());

    expect(shown).toEqual([1, 0, 1, 0, 1]);
  });

  it('knows when it was last looked', async () => {
    const before = await retention().lastRun();
    await retention().noteRun(minuteOf(1));
    await other().retention.noteRun(minuteOf(2));

    expect([before, await retention().lastRun()]).toEqual([undefined, minuteOf(2)]);
  });
}
