import fc from 'fast-check';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { rebuildReadTables } from '../../src/adapters/store/rebuild';
import { replay } from '../../src/domain/replay';
import { VersionConflict } from '../../src/ports/incident-store';
import { atOnce } from '../helpers/at-once';
import {
  type EntryDraft,
  entry,
  logOf,
  minuteOf,
  opening,
  recordingOf,
  sam,
} from '../helpers/entries';
import { anyDrafts, editedOnceRedacted } from '../helpers/random-log';
import { openIncident, recordMore } from '../helpers/record';
import { everyKind, nastyTexts } from '../helpers/samples';

const step = { key: 'E1', kind: 'post-escalation', payload: { entry: 2 } };
const note = (text: string): EntryDraft => ['note', { text }];

export function incidentsContract(one: () => Stores, other: () => Stores): void {
  const incidents = () => one().incidents;

  describe('opening', () => {
    it('numbers the incidents of each workspace from 1', async () => {
      const ids = [];
      for (const workspace of ['T1', 'T1', 'T2'])
        ids.push(await openIncident(incidents(), workspace));

      const rows = await Promise.all(ids.map((id) => incidents().get(id)));
      expect(rows.map((row) => [row?.workspaceId, row?.number])).toEqual([
        ['T1', 1],
        ['T1', 2],
        ['T2', 1],
      ]);
    });

    it('gives twenty that open at once twenty numbers without a gap', async () => {
      const build = (number: number) => recordingOf([], [opening({ number })]);

      const opened = await atOnce(one(), other(), (door) => door.incidents.open('T1', build), 20);

      const numbers = opened.map((incident) => incident.number).sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it('gives a number again that came to nothing', async () => {
      const fail = () => {
        throw new Error('no such luck');
      };
      await expect(incidents().open('T1', fail)).rejects.toThrow('no such luck');

      expect((await incidents().open('T1', () => recordingOf([], [opening()]))).number).toBe(1);
    });

    it('keeps no incident whose steps cannot be queued', async () => {
      await expect(openIncident(incidents(), 'T1', [], [step, step])).rejects.toThrow();

      expect(await incidents().find('T1', 1)).toBeUndefined();
      expect(await incidents().ids()).toEqual([]);
    });

    it('tells the builder the id under which it is found', async () => {
      let told = '';
      const { id } = await incidents().open('T1', (number, given) => {
        told = given;
        return recordingOf([], [opening({ number })]);
      });

      expect(told).toBe(id);
      expect(await incidents().get(id)).toEqual(await incidents().find('T1', 1));
    });
  });

  describe('the log', () => {
    it('is empty for an incident nobody opened', async () => {
      expect(await incidents().load('T1/1')).toEqual([]);
    });

    it('comes back in the order of entry', async () => {
      const id = await openIncident(incidents(), 'T1', [note('a'), note('b')]);
      await recordMore(incidents(), id, [note('c')]);

      const log = await incidents().load(id);
      expect(log).toEqual(logOf([opening(), note('a'), note('b'), note('c')]));
    });

    it('comes back from a version on', async () => {
      const id = await openIncident(incidents(), 'T1', [note('a'), note('b')]);

      expect((await incidents().load(id, 2)).map((one) => one.meta.seq)).toEqual([3]);
      expect(await incidents().load(id, 3)).toEqual([]);
    });

    it.each(everyKind.map((draft) => [draft[0], draft] as const))(
      'gives back an entry of the kind %s as it was',
      async (_kind, draft) => {
        const id = await openIncident(incidents(), 'T1', [draft]);

        expect(await incidents().load(id, 1)).toEqual(logOf([draft], 1));
      },
    );

    it('gives back everything that is known of an entry', async () => {
      const meta = {
        seq: 2,
        at: minuteOf(1),
        recordedAt: minuteOf(9),
        precision: 'about',
        author: sam,
        source: 'reaction',
        permalink: 'https://example.slack.com/archives/C1/p1731975000000200',
        message: { channelId: 'C1', ts: '1731975000.000200' },
        files: [{ id: 'F1', name: 'graph.png', mimetype: 'image/png' }],
      } as const;
      const id = await openIncident(incidents(), 'T1', [['note', { text: 'see graph' }, meta]]);

      expect(await incidents().load(id, 1)).toEqual([entry('note', { text: 'see graph' }, meta)]);
    });

    it.each(nastyTexts.map((text) => [text.slice(0, 40), text] as const))(
      'gives back the words %j as they were',
      async (_name, text) => {
        const by = { id: 'U9', name: text };
        const drafts: EntryDraft[] = [
          ['hypothesis-raised', { hypothesis: 'H1', text }, { by }],
          ['role-assigned', { role: text, person: { id: 'U2', name: text }, text }],
        ];
        const id = await openIncident(incidents(), 'T1', drafts, [], { title: text });

        expect(await incidents().load(id)).toEqual(logOf([opening({ title: text }), ...drafts]));
        expect((await incidents().get(id))?.title).toBe(text);
      },
    );

    it('leaves out what no database can hold, and keeps the rest', async () => {
      const id = await openIncident(incidents(), 'T1', [note('be\0fore \ud83d after')]);

      expect(await incidents().load(id, 1)).toEqual(logOf([note('before \ufffd after')], 1));
    });
  });

  describe('appending', () => {
    it('refuses a version that is no longer the latest, and keeps nothing of it', async () => {
      const id = await openIncident(incidents(), 'T1');
      const late = recordingOf(await incidents().load(id), [['closed', {}]], [step]);
      await recordMore(incidents(), id, [note('first')]);

      await expect(incidents().append(id, 1, late)).rejects.toBeInstanceOf(VersionConflict);

      expect(await incidents().load(id, 1)).toEqual(logOf([note('first')], 1));
      expect(await incidents().get(id)).toMatchObject({ status: 'investigating', version: 2 });
      expect(await one().outbox.backlog(minuteOf(9))).toMatchObject({ waiting: 0 });
    });

    it('lets exactly one of several win that append at once', async () => {
      const id = await openIncident(incidents(), 'T1');
      const log = await incidents().load(id);
      const attempt = async (door: Stores, index: number) => {
        const recording = recordingOf(log, [note(`${index}`)], [{ ...step, key: `${index}` }]);
        await door.incidents.append(id, 1, recording);
        return recording.entries;
      };

      const tries = await atOnce(one(), other(), (door, index) =>
        attempt(door, index).catch((error: unknown) => error),
      );

      const lost = tries.filter((result) => result instanceof VersionConflict);
      const won = tries.filter((result) => Array.isArray(result));
      expect([won.length, lost.length]).toEqual([1, tries.length - 1]);
      expect(await incidents().load(id, 1)).toEqual(won[0]);
      expect(await one().outbox.backlog(minuteOf(9))).toMatchObject({ waiting: 1 });
    });

    it('keeps what others append at the moment when one comes too late', async () => {
      const ids = [await openIncident(incidents(), 'T1'), await openIncident(incidents(), 'T1')];
      const append = async (id: string, expectedVersion: number) =>
        incidents().append(
          id,
          expectedVersion,
          recordingOf(await incidents().load(id), [note('mine')]),
        );

      const [first = '', second = ''] = ids;
      const tries = await Promise.allSettled([
        append(first, 1),
        append(second, 7),
        append(second, 1),
      ]);

      expect(tries.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      for (const id of ids) expect(await incidents().load(id, 1)).toEqual(logOf([note('mine')], 1));
    });

    it('refuses steps decided on what is no longer the latest', async () => {
      const id = await openIncident(incidents(), 'T1');
      const late = recordingOf(await incidents().load(id), [], [step]);
      await recordMore(incidents(), id, [note('first')]);

      await expect(incidents().append(id, 1, late)).rejects.toBeInstanceOf(VersionConflict);

      expect(await one().outbox.backlog(minuteOf(9))).toMatchObject({ waiting: 0 });
    });

    it('keeps no entry whose steps cannot be queued', async () => {
      const id = await openIncident(incidents(), 'T1', [], [step]);
      const before = await incidents().readTables(id);

      await expect(recordMore(incidents(), id, [note('lost')], [step])).rejects.toThrow();

      expect(await incidents().load(id, 1)).toEqual([]);
      expect(await incidents().readTables(id)).toEqual(before);
    });

    it('queues steps that follow without an entry', async () => {
      const id = await openIncident(incidents(), 'T1');
      await recordMore(incidents(), id, [], [step]);

      const taken = await one().outbox.take(minuteOf(1), minuteOf(2), 5);
      expect(taken).toMatchObject([{ ...step, queuedAt: minuteOf(1) }]);
      expect((await incidents().get(id))?.version).toBe(1);
    });

    it('refuses entries that do not follow on the log', async () => {
      const id = await openIncident(incidents(), 'T1');
      const [opened] = await incidents().load(id);
      const entries = [entry('note', { text: 'too far' }, { seq: 5 })];
      const state = { ...replay(opened ? [opened] : []), version: 2 };

      await expect(incidents().append(id, 1, { entries, state, steps: [] })).rejects.toThrow();

      expect(await incidents().load(id, 1)).toEqual([]);
    });

    it('refuses an incident nobody opened', async () => {
      const recording = recordingOf([], [opening()]);

      await expect(incidents().append('T1/1', 0, recording)).rejects.toThrow();

      expect(await incidents().ids()).toEqual([]);
    });
  });

  describe('the read tables', () => {
    it('show what is numbered as the last entry left it', async () => {
      const id = await openIncident(incidents(), 'T1', everyKind.slice(1, 11));
      await recordMore(incidents(), id, [
        ['action-added', { action: 'A1', text: 'Set a lock timeout', owner: sam }],
      ]);
      await recordMore(incidents(), id, [['action-done', { action: 'A1' }]]);

      expect(await incidents().readTables(id)).toMatchObject({
        hypotheses: [{ id: 'H1', state: 'open', evidence_against: 1, settled_at: null }],
        escalations: [{ id: 'E1', target_name: 'database team', acknowledged_by_name: 'Sam' }],
        action_items: [{ id: 'A1', state: 'done', owner_name: 'Sam', ended_at: minuteOf(13) }],
      });
    });

    it('follow a correction', async () => {
      const raised: EntryDraft = ['hypothesis-raised', { hypothesis: 'H1', text: 'The cache' }];
      const id = await openIncident(incidents(), 'T1', [raised]);
      await recordMore(incidents(), id, [['entry-removed', { target: 2 }]]);

      expect((await incidents().readTables(id)).hypotheses).toEqual([]);
    });

    it('are the same after being rebuilt from any log', async () => {
      await fc.assert(
        fc.asyncProperty(anyDrafts(60), async (drafts) => {
          const id = await openIncident(incidents(), 'T1');
          for (let at = 0; at < drafts.length; at += 4)
            await recordMore(incidents(), id, drafts.slice(at, at + 4));
          const before = await incidents().readTables(id);

          await rebuildReadTables(incidents());

          expect(await incidents().readTables(id)).toEqual(before);
        }),
        { numRuns: 10, examples: [[editedOnceRedacted]] },
      );
    });

    it('are not rebuilt from a state that others have moved on from', async () => {
      const id = await openIncident(incidents(), 'T1', [note('a')]);
      const stale = replay((await incidents().load(id)).slice(0, 1));

      await expect(incidents().rebuild(id, stale)).rejects.toBeInstanceOf(VersionConflict);

      expect((await incidents().get(id))?.version).toBe(2);
    });
  });
}
