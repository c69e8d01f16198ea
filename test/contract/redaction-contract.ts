import type { Stores } from '../../src/adapters/store/kysely-stores';
import { redactedBy } from '../../src/domain/redaction';
import { replay } from '../../src/domain/replay';
import type { IncidentId } from '../../src/ports/incident-id';
import { sam } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';

const secret = 'hunter2';
const mark = redactedBy('Sam');

/** What redacting an entry leaves in the stores. */
export function redactionContract(one: () => Stores, other: () => Stores): void {
  const everything = async (id: IncidentId) => {
    const { incidents, attachments, outbox } = one();
    return JSON.stringify([
      await incidents.load(id),
      await incidents.get(id),
      await incidents.readTables(id),
      await attachments.list(id),
      await outbox.finished(id),
    ]);
  };
  const redact = (id: IncidentId, target: number) =>
    recordMore(other().incidents, id, [['entry-redacted', { target }, { by: sam }]]);

  it('takes the words from the entry and its wordings, and keeps that there was one', async () => {
    const id = await openIncident(one().incidents, 'T1', [
      ['note', { text: `the password is ${secret}` }],
      ['note', { text: 'kept' }],
      ['entry-edited', { target: 2, text: `it is ${secret}!` }],
    ]);

    await redact(id, 2);

    expect(await everything(id)).not.toContain(secret);
    const log = await one().incidents.load(id);
    expect(log.map(({ kind }) => kind)).toEqual([
      'opened',
      'note',
      'note',
      'entry-edited',
      'entry-redacted',
    ]);
    expect(log[1]).toMatchObject({ payload: { text: mark }, meta: { by: { name: 'Dana' } } });
    expect(log[2]?.payload).toEqual({ text: 'kept' });
    expect(log[4]?.meta.by).toEqual(sam);
    expect(await one().incidents.search('T1', [secret], 5)).toEqual([]);
    expect(await one().incidents.search('T1', ['kept'], 5)).toHaveLength(1);
  });

  it.each([
    ['hypothesis-raised', { hypothesis: 'H1', text: secret }],
    ['escalated', { escalation: 'E1', target: { kind: 'name', name: secret }, text: secret }],
    ['action-added', { action: 'A1', text: secret, owner: sam }],
    ['update-posted', { text: secret }],
    ['title-changed', { from: 'x', text: secret }],
    ['prose-written', { part: 'conclusion', text: secret }],
  ] as const)(
    'takes the words of %s out of every table, and leaves its number',
    async (kind, payload) => {
      const id = await openIncident(one().incidents, 'T1', [[kind, payload] as never]);

      await redact(id, 2);

      expect(await everything(id)).not.toContain(secret);
      const state = replay(await one().incidents.load(id));
      expect(JSON.stringify([state, await one().incidents.readTables(id)])).toContain(mark);
      const { numbered } = replay((await one().incidents.load(id)).slice(0, 2));
      expect(state.numbered).toEqual(numbered);
    },
  );

  it('takes the first title, and every entry that repeats it', async () => {
    const first = { title: `About ${secret}` };
    const id = await openIncident(one().incidents, 'T1', [], [], first);
    await recordMore(one().incidents, id, [
      ['title-changed', { from: `About ${secret}`, text: 'About nothing' }],
    ]);

    await redact(id, 1);

    expect(await everything(id)).not.toContain(secret);
    expect((await one().incidents.get(id))?.title).toBe('About nothing');
  });

  it('takes the files of the entry, but none that another one has too', async () => {
    const file = (name: string) => ({ id: name, name: `${name}-${secret}`, mimetype: 'image/png' });
    const id = await openIncident(one().incidents, 'T1', [
      ['note', { text: secret }, { files: [file('F1'), file('F2')] }],
      ['note', { text: 'other' }, { files: [{ ...file('F2'), name: 'b.png' }] }],
    ]);
    for (const name of ['F1', 'F2'])
      await one().attachments.put(id, { ...file(name), name: 'x', bytes: Uint8Array.of(1) });

    await redact(id, 2);

    expect((await one().attachments.list(id)).map((kept) => kept.id)).toEqual(['F2']);
    expect(await everything(id)).not.toContain(secret);
  });

  it('may be said twice, and of two entries', async () => {
    const id = await openIncident(one().incidents, 'T1', [
      ['note', { text: secret }],
      ['note', { text: secret }],
    ]);

    await redact(id, 2);
    await recordMore(one().incidents, id, [['entry-redacted', { target: 2 }]]);
    await redact(id, 3);

    expect(await everything(id)).not.toContain(secret);
    expect((await one().incidents.load(id)).map(({ payload }) => payload).slice(1, 3)).toEqual([
      { text: mark },
      { text: mark },
    ]);
  });
}
