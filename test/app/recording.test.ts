import { createDesk } from '../../src/app/create-desk';
import type { Deps } from '../../src/app/deps';
import { createIncidentBook, type IncidentBook } from '../../src/app/incident-book';
import type { Origin } from '../../src/app/origin';
import { entry } from '../../src/commands/define-command';
import { accept, type Decision, refuse } from '../../src/domain/decision';
import { StoreUnavailable, VersionConflict } from '../../src/ports/incident-store';
import {
  type FrontOfficeForTest,
  openOffice,
  said,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channelId: string;
beforeEach(async () => {
  office = openOffice();
  channelId = office.chat.channel(await office.open()).id;
});

/** Another process at the same stores. */
function colleague(change: Partial<Deps['incidents']> = {}) {
  const incidents = { ...office.deps.incidents, ...change };
  return createDesk({ ...office.deps, incidents }).desk;
}

const give = (desk: ReturnType<typeof colleague>, text: string) =>
  desk.command({ workspaceId, userId: users.dana, channelId, text });

const log = () => office.stores.incidents.load('T0001/1');

test('two processes that record in turn miss nothing of each other', async () => {
  const other = colleague();
  for (const turn of [1, 2, 3]) {
    await give(office.desk, `hypothesis here ${turn}`);
    await give(other, `hypothesis there ${turn}`);
  }

  const payloads = (await log()).slice(3).map(({ payload }) => payload);
  expect(payloads).toEqual([
    { hypothesis: 'H1', text: 'here 1' },
    { hypothesis: 'H2', text: 'there 1' },
    { hypothesis: 'H3', text: 'here 2' },
    { hypothesis: 'H4', text: 'there 2' },
    { hypothesis: 'H5', text: 'here 3' },
    { hypothesis: 'H6', text: 'there 3' },
  ]);
});

test('many at once, in two processes, are all on record, each once', async () => {
  const other = colleague();

  const replies = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      give(index % 2 === 0 ? office.desk : other, `note number ${index}`),
    ),
  );

  const texts = (await log()).slice(3).map(({ payload }) => JSON.stringify(payload));
  expect(replies.filter(({ status }) => status === 'rejected')).toEqual([]);
  expect(texts).toHaveLength(20);
  expect(new Set(texts).size).toBe(20);
});

test('a decision is made anew on what somebody else recorded meanwhile', async () => {
  await give(office.desk, 'action add an alert');
  const other = colleague();
  await give(other, 'show');
  await give(office.desk, 'done A1');

  const reply = await give(other, 'done A1');

  expect(said(reply)).toContain('A1 is done already.');
});

test('a conflict three times in a row is given up', async () => {
  let tries = 0;
  const desk = colleague({
    append: async () => {
      tries += 1;
      throw new VersionConflict('somebody else was first');
    },
  });

  await expect(give(desk, 'note x')).rejects.toThrow(VersionConflict);

  expect(tries).toBe(3);
  expect(await log()).toHaveLength(3);
});

test('nobody is told that something was recorded while the store is away', async () => {
  const desk = colleague({
    append: async () => {
      throw new StoreUnavailable('the disk is full', 'make room');
    },
  });

  await expect(give(desk, 'note x')).rejects.toThrow('the disk is full');

  expect(await log()).toHaveLength(3);
});

test('after a store that was away, the next entry follows without a gap', async () => {
  let isAway = true;
  const desk = colleague({
    append: (...args) => {
      if (isAway) throw new StoreUnavailable('gone', 'wait');
      return office.deps.incidents.append(...args);
    },
  });
  await expect(give(desk, 'note lost')).rejects.toThrow();
  isAway = false;

  expect(said(await give(desk, 'note kept'))).toContain('Recorded T4');
});

test('what is recorded wakes what shows it', async () => {
  let woken = 0;
  const wake = () => {
    woken += 1;
  };
  const { desk } = createDesk({ ...office.deps, wake });

  await give(desk, 'note x');
  expect(woken).toBe(1);
  await give(desk, 'note 25:00 x');
  await give(desk, 'summary');

  expect(woken).toBe(1);
});

test('what comes in at the same time is recorded together, with a receipt for each', async () => {
  let appends = 0;
  const desk = colleague({
    append: (...args) => {
      appends += 1;
      return office.deps.incidents.append(...args);
    },
  });

  const replies = await Promise.all([1, 2, 3, 4, 5].map((one) => give(desk, `note number ${one}`)));

  expect(appends).toBeLessThan(5);
  expect(replies.map((reply) => /T\d+/.exec(said(reply))?.[0])).toEqual([
    'T4',
    'T5',
    'T6',
    'T7',
    'T8',
  ]);
});

test('what cannot be recorded keeps nothing else off the record', async () => {
  const desk = colleague({
    append: async (id, version, recording) => {
      if (JSON.stringify(recording.entries).includes('poison')) throw new Error('it is poison');
      await office.deps.incidents.append(id, version, recording);
    },
  });

  const ends = await Promise.allSettled(
    ['first', 'poison', 'last'].map((text) => give(desk, `note ${text}`)),
  );

  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const texts = (await log()).slice(3).map(({ payload }) => payload);
  expect(texts).toEqual([{ text: 'first' }, { text: 'last' }]);
});

describe('of several decisions on the same incident', () => {
  const id = 'T0001/1';
  const origin: Origin = { by: { id: users.dana, name: 'Dana' }, source: 'command' };

  function bookOver(change: Partial<Deps['incidents']> = {}): IncidentBook {
    const incidents = { ...office.deps.incidents, ...change };
    return createIncidentBook({ ...office.deps, incidents });
  }

  /** A note, unless a note with one of these texts is there. */
  function noteUnless(book: IncidentBook, text: string, ...others: readonly string[]) {
    return book.record<Decision>(id, origin, ({ log: before }) => {
      const texts = before.map(({ payload }) => ('text' in payload ? payload.text : ''));
      return texts.some((one) => others.includes(one))
        ? refuse('unchanged', 'It is there already.')
        : accept(entry('note', { text }));
    });
  }

  const texts = async () =>
    (await log()).flatMap(({ kind, payload }) =>
      kind === 'note' && 'text' in payload ? [payload.text] : [],
    );

  test('one that is refused because of another is made anew when that one is not recorded', async () => {
    const book = bookOver({
      append: async (incidentId, version, recording) => {
        if (JSON.stringify(recording.entries).includes('poison')) throw new Error('it is poison');
        await office.deps.incidents.append(incidentId, version, recording);
      },
    });

    const ends = await Promise.allSettled([
      noteUnless(book, 'poison'),
      noteUnless(book, 'instead', 'poison'),
    ]);

    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await texts()).toEqual(['instead']);
  });

  test('one that throws leaves the others theirs, numbered without a gap', async () => {
    const book = bookOver();

    const ends = await Promise.allSettled([
      noteUnless(book, 'before'),
      book.record<Decision>(id, origin, () => {
        throw new Error('a bug');
      }),
      noteUnless(book, 'after'),
    ]);

    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await log()).map(({ meta }) => meta.seq)).toEqual([1, 2, 3, 4, 5]);
    expect(await texts()).toEqual(['before', 'after']);
  });

  test('a refusal is given on what everybody has recorded, not on what this process remembers', async () => {
    const [here, there] = [bookOver(), bookOver()];
    await here.load(id);
    await noteUnless(there, 'recorded there');

    const { outcome } = await here.record<Decision>(id, origin, ({ log: before }) =>
      before.some(({ payload }) => 'text' in payload && payload.text === 'recorded there')
        ? accept(entry('note', { text: 'seen here' }))
        : refuse('unchanged', 'There is no such note.'),
    );

    expect(outcome.ok).toBe(true);
    expect(await texts()).toEqual(['recorded there', 'seen here']);
  });

  test('one that others keep coming before is recorded in the end', async () => {
    let others = 10;
    const book = bookOver({
      append: async (...args) => {
        others -= 1;
        if (others > 0) await noteUnless(bookOver(), `other ${others}`);
        await office.deps.incidents.append(...args);
      },
    });

    await noteUnless(book, 'patient');

    expect((await texts()).filter((text) => text === 'patient')).toHaveLength(1);
    expect(await texts()).toHaveLength(10);
  });

  test('a commit that is answered with an error is seen by whoever records next', async () => {
    let isLost = true;
    const book = bookOver({
      append: async (...args) => {
        await office.deps.incidents.append(...args);
        if (isLost) throw new StoreUnavailable('the connection was lost', 'wait');
      },
    });
    await expect(noteUnless(book, 'committed all the same')).rejects.toThrow('connection was lost');
    isLost = false;

    const { entries } = await noteUnless(book, 'next');

    expect(entries.map(({ meta }) => meta.seq)).toEqual([5]);
    expect(await texts()).toEqual(['committed all the same', 'next']);
  });
});
