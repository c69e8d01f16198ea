import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { EntryDraft } from '../helpers/entries';
import { openIncident, recordMore } from '../helpers/record';
import { nastyTexts } from '../helpers/samples';

const note = (text: string): EntryDraft => ['note', { text }];

export function searchContract(stores: () => Stores): void {
  const incidents = () => stores().incidents;
  const titled = (title: string, drafts: readonly EntryDraft[] = [], workspace = 'T1') =>
    openIncident(incidents(), workspace, drafts, [], { title });
  const numbers = (rows: readonly { readonly number: number }[]) => rows.map((row) => row.number);

  const search = async (...words: string[]) => numbers(await incidents().search('T1', words, 9));

  it('puts a word in the title before any number of entries', async () => {
    await titled('Checkout is down');
    await titled('Search is down', [note('checkout too'), note('checkout again')]);

    expect(await search('checkout')).toEqual([1, 2]);
  });

  it('puts more entries before fewer, and then the newest first', async () => {
    await titled('A', [note('kafka'), note('kafka')]);
    await titled('B', [note('kafka')]);
    await titled('C', [note('kafka')]);

    expect(await search('kafka')).toEqual([1, 3, 2]);
  });

  it('wants every word, wherever it stands', async () => {
    await titled('Checkout is down', [note('the cache'), note('the index')]);
    await titled('Checkout is slow', [note('the cache')]);

    expect(await search('checkout', 'index', 'cache')).toEqual([1]);
  });

  it.each([
    ['CHECKOUT', 'checkout'],
    ['checkout', 'CHECKOUT'],
    ['störung', 'STÖRUNG im Lager'],
    ['ПОЖАР', 'пожар'],
  ])('finds %j in %j', async (word, text) => {
    await titled(text);
    await titled('nothing', [note(text)]);

    expect(await search(word)).toEqual([1, 2]);
  });

  it.each(['100%', 'a_b', 'c:\\temp', "it's", '🔥', '10.0.0.5'])(
    'takes %j as it is',
    async (word) => {
      await titled(`before ${word} after`);
      await titled('1000 axb c:temp its quoted');

      expect(await search(word)).toEqual([1]);
    },
  );

  it.each([
    ['connect', 'Connection pool exhausted', 'by its beginning'],
    ['cafe', 'The Café is closed', 'without its accents'],
    ['Ärger', 'arger im Lager', 'with accents that are not there'],
    ['strasse', 'Die Straße ist gesperrt', 'as it is also written'],
    ['数据库', '生产数据库连接失败', 'in the middle, where nothing is between words'],
    ['障害', '決済システムの障害です', 'in the middle of Japanese'],
    ['서버', '결제서버가 느립니다', 'in the middle of Korean'],
    ['ระบบ', 'แก้ระบบแล้ว', 'in the middle of Thai'],
    ['हिन्दी', 'यह हिन्दी है', 'in Devanagari'],
    ['timeout', 'lock_timeout', 'after a sign'],
    ['“pool”,', 'the pool is empty', 'without what a sentence puts around it'],
  ])('finds %j in %j: %s', async (word, text) => {
    await titled('A', [note(text)]);
    await titled('B', [note('another thing altogether')]);

    expect(await search(word)).toEqual([1]);
  });

  it('finds parts of a word only in their order', async () => {
    await titled('A', [note('5.0.0.10 answers')]);

    expect(await search('10.0.0.5')).toEqual([]);
  });

  it('names the entry with most of the words, however often another has one of them', async () => {
    await titled('Checkout is down', [
      note('pool, pool, pool'),
      note('the pool of connections is empty'),
      note('connections'),
    ]);
    const [found] = await incidents().search('T1', ['pool', 'connection'], 9);

    expect(found?.entry).toBe(3);
  });

  it('names no entry where the title alone has the words', async () => {
    await titled('Checkout is down', [note('the pool')]);

    expect(await incidents().search('T1', ['checkout'], 9)).toMatchObject([{ entry: undefined }]);
    expect(await incidents().search('T1', ['checkout', 'pool'], 9)).toMatchObject([{ entry: 2 }]);
  });

  it('names the entry with a title that there was', async () => {
    const id = await titled('Checkout is down');
    const change = { from: 'Checkout is down', text: 'Payments are down' };
    await recordMore(incidents(), id, [['title-changed', change]]);

    expect(await incidents().search('T1', ['checkout'], 9)).toMatchObject([{ entry: 1 }]);
  });

  it('knows entries as they stand', async () => {
    const id = await titled('A', [note('the pool'), note('the cache'), note('the disk')]);
    await recordMore(incidents(), id, [
      ['entry-edited', { target: 2, text: 'the queue' }],
      ['entry-removed', { target: 3 }],
    ]);

    expect(await search('pool')).toEqual([]);
    expect(await search('queue')).toEqual([1]);
    expect(await search('cache')).toEqual([]);
    expect(await search('disk')).toEqual([1]);
    await recordMore(incidents(), id, [['entry-restored', { target: 3 }]]);
    expect(await search('cache')).toEqual([1]);
  });

  it('knows a title as it stands', async () => {
    const id = await titled('Checkout is down');
    await titled('Mails are late', [note('checkout'), note('checkout')]);
    const change = { from: 'Checkout is down', text: 'Payments are down' };
    await recordMore(incidents(), id, [['title-changed', change]]);

    expect((await search('payments'))[0]).toBe(1);
    expect((await search('checkout'))[0]).toBe(2);
  });

  it('finds nothing for what cannot be seen', async () => {
    await titled('A');

    expect(await search('\u200b')).toEqual([]);
    expect(await search()).toEqual([]);
  });

  it('leaves what it finds to whoever asks, whatever signs are in the words', async () => {
    await titled('A');

    for (const word of nastyTexts) await search(...word.split(/\s+/));
    for (const word of ['"', "'", '*', 'a* OR b', ':*', '<->', '|', '&', '!', '(', '\\'])
      await search(word);
  });

  it('finds nothing where nothing is, nor in another workspace', async () => {
    await titled('Checkout is down', [], 'T2');

    expect(await search('checkout')).toEqual([]);
  });

  it('ends at the limit', async () => {
    for (const title of ['down', 'down', 'down']) await titled(title);

    expect(numbers(await incidents().search('T1', ['down'], 2))).toEqual([3, 2]);
  });
}
