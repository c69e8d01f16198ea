import type { Stores } from '../../src/adapters/store/kysely-stores';
import { dana, type EntryDraft, minuteOf, sam } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';

const linked = (channelId: string): EntryDraft => ['channel-linked', { channelId, name: 'inc' }];
const note = (text: string): EntryDraft => ['note', { text }];
const closed: EntryDraft = ['closed', {}];

export function incidentListsContract(stores: () => Stores): void {
  const incidents = () => stores().incidents;
  const titled = (title: string, drafts: readonly EntryDraft[] = [], workspace = 'T1') =>
    openIncident(incidents(), workspace, drafts, [], { title });
  const numbers = (rows: readonly { readonly number: number }[]) => rows.map((row) => row.number);

  describe('a row', () => {
    it('shows an incident as it stands', async () => {
      const id = await openIncident(
        incidents(),
        'T1',
        [
          linked('C7'),
          ['role-assigned', { role: 'lead', person: sam, text: '' }],
          ['detected', { text: 'alert' }, { at: minuteOf(-4) }],
          ['title-changed', { from: '', text: 'Checkout and search are down' }],
          ['severity-changed', { from: null, to: 'sev1', text: '' }],
          ['status-changed', { from: 'investigating', to: 'resolved', text: '' }],
        ],
        [],
        { isPrivate: true, isDrill: true },
      );

      expect(await incidents().get(id)).toEqual({
        id,
        workspaceId: 'T1',
        number: 1,
        title: 'Checkout and search are down',
        status: 'resolved',
        severity: 'sev1',
        leadId: 'U0002',
        leadName: 'Sam',
        isPrivate: true,
        isDrill: true,
        channelId: 'C7',
        openedBy: dana.id,
        openedRecordedAt: minuteOf(1),
        startedAt: minuteOf(-4),
        detectedAt: minuteOf(-4),
        respondedAt: minuteOf(3),
        resolvedAt: minuteOf(7),
        closedAt: undefined,
        version: 7,
      });
    });

    it('says when it was closed, until it is reopened', async () => {
      const id = await titled('A', [closed]);
      const whenClosed = await incidents().get(id);
      await recordMore(incidents(), id, [['reopened', { text: '' }]]);

      expect(whenClosed).toMatchObject({ status: 'closed', closedAt: minuteOf(2) });
      expect(await incidents().get(id)).toMatchObject({
        status: 'investigating',
        closedAt: undefined,
      });
    });

    it('stays private when the entry that opened it is taken off the record', async () => {
      const id = await openIncident(incidents(), 'T1', [], [], { isPrivate: true });
      await recordMore(incidents(), id, [['entry-removed', { target: 1 }]]);

      expect(await incidents().get(id)).toMatchObject({ isPrivate: true, openedBy: dana.id });
    });

    it('is not there for a number nobody was given', async () => {
      await titled('A');

      expect(await incidents().find('T1', 2)).toBeUndefined();
      expect(await incidents().find('T2', 1)).toBeUndefined();
      expect(await incidents().get('T1/2')).toBeUndefined();
    });
  });

  describe('by channel', () => {
    it('finds the latest incident that has it', async () => {
      await titled('first', [linked('C7')]);
      const second = await titled('second', [linked('C7')]);
      await titled('third', [linked('C8')]);

      expect((await incidents().findByChannel('T1', 'C7'))?.id).toBe(second);
    });

    it('finds nothing in another workspace or channel', async () => {
      await titled('first', [linked('C7')]);

      expect(await incidents().findByChannel('T2', 'C7')).toBeUndefined();
      expect(await incidents().findByChannel('T1', 'C9')).toBeUndefined();
    });
  });

  describe('by message', () => {
    const message = { channelId: 'C7', ts: '1731975000.000200' };
    const marked: EntryDraft = ['note', { text: 'marked' }, { message }];
    const raised: EntryDraft = ['hypothesis-raised', { hypothesis: 'H1', text: 'm' }, { message }];

    it('finds every entry that was taken from it, removed ones too', async () => {
      const id = await titled('A', [marked, note('typed')]);
      await recordMore(incidents(), id, [raised, ['entry-removed', { target: 2 }]]);

      expect(await incidents().findByMessage('T1', 'C7', message.ts)).toEqual([
        { id, seq: 2, kind: 'note' },
        { id, seq: 4, kind: 'hypothesis-raised' },
      ]);
    });

    it('tells messages, channels and workspaces apart', async () => {
      await titled('A', [marked]);

      expect(await incidents().findByMessage('T1', 'C7', '1731975000.000201')).toEqual([]);
      expect(await incidents().findByMessage('T1', 'C8', message.ts)).toEqual([]);
      expect(await incidents().findByMessage('T2', 'C7', message.ts)).toEqual([]);
    });
  });

  describe('a list', () => {
    it('begins with the newest and ends at the limit', async () => {
      for (const title of ['A', 'B', 'C']) await titled(title);
      await titled('elsewhere', [], 'T2');

      expect(numbers(await incidents().list('T1', { limit: 10 }))).toEqual([3, 2, 1]);
      expect(numbers(await incidents().list('T1', { limit: 2 }))).toEqual([3, 2]);
    });

    it('holds the open ones or the closed ones, if asked', async () => {
      await titled('A', [closed]);
      await titled('B');
      await titled('C', [closed, ['reopened', { text: '' }]]);

      expect(numbers(await incidents().list('T1', { open: true, limit: 9 }))).toEqual([3, 2]);
      expect(numbers(await incidents().list('T1', { open: false, limit: 9 }))).toEqual([1]);
    });

    it('holds those opened since a moment, if asked', async () => {
      await titled('A');

      expect(await incidents().list('T1', { since: minuteOf(1), limit: 9 })).toHaveLength(1);
      expect(await incidents().list('T1', { since: minuteOf(2), limit: 9 })).toEqual([]);
    });

    it('holds those below a number, and without private ones, if asked', async () => {
      for (const isPrivate of [false, true, false, false])
        await openIncident(incidents(), 'T1', [], [], { isPrivate, title: 'A' });

      expect(numbers(await incidents().list('T1', { before: 4, limit: 2 }))).toEqual([3, 2]);
      expect(
        numbers(await incidents().list('T1', { before: 4, isPublic: true, limit: 2 })),
      ).toEqual([3, 1]);
    });

    it('hides nothing: who may see what is decided by whoever asks', async () => {
      await openIncident(incidents(), 'T1', [], [], { isPrivate: true, title: 'secret' });
      await openIncident(incidents(), 'T1', [], [], { isDrill: true, title: 'secret drill' });

      expect(numbers(await incidents().list('T1', { limit: 9 }))).toEqual([2, 1]);
      expect(numbers(await incidents().search('T1', ['secret'], 9)).sort()).toEqual([1, 2]);
    });
  });

  it('holds what was open at a moment or later and has a channel, in every workspace', async () => {
    await titled('open', [linked('C1')]);
    await titled('without a channel');
    await titled('closed at three', [linked('C2'), closed]);
    await titled('elsewhere', [linked('C3')], 'T2');
    const at = async (seq: number) =>
      (await incidents().openSince(minuteOf(seq))).map(({ channelId }) => channelId).sort();

    expect([await at(3), await at(4)]).toEqual([
      ['C1', 'C2', 'C3'],
      ['C1', 'C3'],
    ]);
  });

  describe('what people may have to be reminded of', () => {
    const action = (due?: string, id = 'A1'): EntryDraft => [
      'action-added',
      { action: id, text: 'Set a lock timeout', ...(due !== undefined && { due }) },
    ];
    const titles = async () => {
      const rows = await incidents().remindable({ from: '2026-11-10', to: '2026-11-20' });
      return rows.map((row) => row.title);
    };

    it('is what is not closed and has a channel, in every workspace', async () => {
      await titled('open', [linked('C1')]);
      await titled('without a channel');
      await titled('closed', [linked('C2'), closed]);
      await titled('elsewhere', [linked('C3')], 'T2');

      expect((await titles()).sort()).toEqual(['elsewhere', 'open']);
    });

    it('and what is closed with an action item due between the dates', async () => {
      await titled('first day', [linked('C1'), action('2026-11-10'), closed]);
      await titled('last day', [linked('C2'), action('2026-11-20'), closed]);
      await titled('before', [linked('C3'), action('2026-11-09'), closed]);
      await titled('after', [linked('C4'), action('2026-11-21'), closed]);
      await titled('some day', [linked('C5'), action(), closed]);

      expect((await titles()).sort()).toEqual(['first day', 'last day']);
    });

    it('but not where all of them are done or dropped', async () => {
      const due = [action('2026-11-15'), action('2026-11-15', 'A2')];
      const ended: EntryDraft[] = [
        ['action-done', { action: 'A1' }],
        ['action-dropped', { action: 'A2' }],
      ];
      await titled('ended', [linked('C1'), ...due, ...ended, closed]);

      expect(await titles()).toEqual([]);
    });
  });

  describe('the action items of somebody', () => {
    const action = (id: string, owner = sam, due?: string): EntryDraft => [
      'action-added',
      { action: id, text: `do ${id}`, owner, ...(due !== undefined && { due }) },
    ];

    it('are those that are open, of every incident, those due first', async () => {
      const done: EntryDraft = ['action-done', { action: 'A2' }];
      const a = await titled('a', [action('A1'), action('A2'), done, closed]);
      const b = await titled('b', [action('A1', sam, '2026-12-02'), action('A2', dana)]);
      const c = await titled('c', [action('A1', sam, '2026-12-01')]);
      await titled('d', [action('A1')], 'T2');

      expect(await incidents().actionsOf('T1', sam.id, 9)).toEqual([
        { incidentId: c, id: 'A1', text: 'do A1', due: '2026-12-01' },
        { incidentId: b, id: 'A1', text: 'do A1', due: '2026-12-02' },
        { incidentId: a, id: 'A1', text: 'do A1', due: undefined },
      ]);
    });

    it('end at the limit', async () => {
      await titled('a', [action('A1'), action('A2')]);

      expect(await incidents().actionsOf('T1', sam.id, 1)).toHaveLength(1);
    });
  });

  it('knows the ids of all incidents', async () => {
    const ids = [await titled('A'), await titled('B'), await titled('C', [], 'T2')];

    expect([...(await incidents().ids())].sort()).toEqual(ids.sort());
  });
}
