import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { createIncidentBook, type IncidentBook } from '../../src/app/incident-book';
import type { Origin } from '../../src/app/origin';
import { entry } from '../../src/commands/define-command';
import { accept, type Decision, refuse } from '../../src/domain/decision';
import { type IncidentStore, StoreUnavailable } from '../../src/ports/incident-store';
import { openOffice } from '../helpers/front-office';
import { openIncident, recordMore } from '../helpers/record';

const folder = mkdtempSync(join(tmpdir(), 'hindsight-following-'));
let count = 0;
let stores: Stores;
let id: string;
beforeEach(async () => {
  count += 1;
  stores = await openStores(`file:${folder}/${count}.db`);
  id = await openIncident(stores.incidents, 'T0001');
});
afterEach(() => stores.close());
afterAll(() => rmSync(folder, { recursive: true }));

const origin: Origin = { by: { id: 'U0001', name: 'Dana' }, source: 'command' };

/** The texts of recordings, in the order they were handed to the store, and what is done with each. */
type Handle = (texts: readonly string[], append: () => Promise<void>) => Promise<void>;

/** A book that has the incident in hand, over a store that keeps order. */
async function bookWith(handle: Handle): Promise<IncidentBook> {
  const append: IncidentStore['append'] = (...args) => {
    const texts = args[2].entries.map(({ payload }) => ('text' in payload ? payload.text : ''));
    return handle(texts, () => stores.incidents.append(...args));
  };
  const { deps } = openOffice();
  const book = createIncidentBook({ ...deps, incidents: { ...stores.incidents, append } });
  await book.load(id);
  return book;
}

/** A note, unless one with this text is there. */
function noteUnless(book: IncidentBook, text: string, other = 'nowhere') {
  return book.record<Decision>(id, origin, ({ log }) =>
    log.some(({ payload }) => 'text' in payload && payload.text === other)
      ? refuse('unchanged', `${other} is there`)
      : accept(entry('note', { text })),
  );
}

const onRecord = async () =>
  (await stores.incidents.load(id, 1)).map(({ meta, payload }) => [
    meta.seq,
    'text' in payload ? payload.text : '',
  ]);

/** Something to wait for until somebody says so. */
function createGate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** The store has been asked to record this. */
function askedFor(wanted: string): {
  readonly handed: Promise<void>;
  see(texts: readonly string[]): void;
} {
  const { opened, open } = createGate();
  return { handed: opened, see: (texts) => texts.includes(wanted) && open() };
}

test('what comes in while a recording waits for the disk is handed on without waiting, and told in order', async () => {
  const second = askedFor('second');
  const told: string[] = [];
  const book = await bookWith(async (texts, append) => {
    second.see(texts);
    await append();
    // Does not come back before the next one has been asked for.
    if (texts.includes('first')) await second.handed;
  });

  const first = noteUnless(book, 'first').then(() => told.push('first'));
  await new Promise(setImmediate);
  await Promise.all([first, noteUnless(book, 'second').then(() => told.push('second'))]);

  expect(told).toEqual(['first', 'second']);
  expect(await onRecord()).toEqual([
    [2, 'first'],
    [3, 'second'],
  ]);
});

test('a refusal for what is only under way is not told before that is on record', async () => {
  const { opened, open } = createGate();
  const book = await bookWith(async (_, append) => {
    await append();
    await opened;
  });
  let isTold = false;

  const first = noteUnless(book, 'first');
  await new Promise(setImmediate);
  const second = noteUnless(book, 'second', 'first').finally(() => {
    isTold = true;
  });
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(isTold).toBe(false);
  open();

  expect((await second).outcome).toMatchObject({ ok: false });
  await first;
  expect(await onRecord()).toEqual([[2, 'first']]);
});

test('what follows a recording that fails is decided anew, on what is on record', async () => {
  const second = askedFor('second');
  const book = await bookWith(async (texts, append) => {
    second.see(texts);
    if (!texts.includes('first')) return append();
    await second.handed;
    throw new StoreUnavailable('the disk is full', 'make room');
  });

  const first = noteUnless(book, 'first');
  await new Promise(setImmediate);
  const ends = await Promise.allSettled([first, noteUnless(book, 'second')]);

  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await onRecord()).toEqual([[2, 'second']]);
});

test('where another process was first, all that was under way is decided anew, in order', async () => {
  const second = askedFor('second');
  let isFirstTry = true;
  const book = await bookWith(async (texts, append) => {
    second.see(texts);
    const end = append();
    if (isFirstTry) {
      isFirstTry = false;
      await second.handed;
    }
    return end;
  });
  const elsewhere = await openStores(`file:${folder}/${count}.db`);
  await recordMore(elsewhere.incidents, id, [['note', { text: 'theirs' }]]);
  await elsewhere.close();

  const first = noteUnless(book, 'first');
  await new Promise(setImmediate);
  const recorded = await Promise.all([first, noteUnless(book, 'second')]);

  expect(recorded.map(({ entries }) => entries.map(({ meta }) => meta.seq))).toEqual([[3], [4]]);
  expect(await onRecord()).toEqual([
    [2, 'theirs'],
    [3, 'first'],
    [4, 'second'],
  ]);
});

test('a correction among many notes finds what was noted before it', async () => {
  const book = await bookWith((_, append) => append());

  const notes = Array.from({ length: 5 }, async (_, index) => {
    for (let turn = 0; turn < index; turn += 1) await new Promise(setImmediate);
    return noteUnless(book, `note ${index}`);
  });
  const removal = book.record<Decision>(id, origin, ({ log }) =>
    accept(entry('entry-removed', { target: log.length })),
  );
  await Promise.all([...notes, removal]);

  const log = await stores.incidents.load(id);
  expect(log.map(({ meta }) => meta.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(await book.load(id)).toMatchObject({ state: { version: 7 }, log });
  expect((await stores.incidents.readTables(id)).incidents).toMatchObject([{ version: 7 }]);
});
