import { excerpt } from '../../src/domain/words/excerpt';

/** `…the [pool] is empty`: what was looked for in brackets. */
function shown(text: string, words: string, length = 60): string {
  return excerpt(text, words.split(' '), length)
    .map((one) => (one.isHit ? `[${one.text}]` : one.text))
    .join('');
}

const long = `${'It began in the morning when nobody looked. '.repeat(20)}Then the pool ran dry. ${'It went on until the evening. '.repeat(20)}`;

test.each([
  ['the pool is empty', 'pool', 'the [pool] is empty'],
  ['Connections: none', 'connect', '[Connections]: none'],
  ['The Café is closed', 'cafe', 'The [Café] is closed'],
  ['Die Straße ist gesperrt', 'strasse', 'Die [Straße] ist gesperrt'],
  ['生产数据库连接失败', '数据库', '生产[数据库]连接失败'],
  ['lock_timeout was 5s', 'timeout', 'lock_[timeout] was 5s'],
  ['from 10.0.0.5 to 10.0.0.50', '10.0.0.5', 'from [10.0.0.5] to [10.0.0.50]'],
  ['pool by pool', 'by pool', '[pool] [by] [pool]'],
  ['two\n  lines of\tit', 'lines', 'two [lines] of it'],
  ['<b>*pool*</b> & @here', 'pool', '<b>*[pool]*</b> & @here'],
  ['nothing of it', 'pool', 'nothing of it'],
  ['', 'pool', ''],
])('%j, looked through for %j', (text, words, expected) => {
  expect(shown(text, words)).toBe(expected);
});

test('Of a long text the part with the words is shown, cut between words', () => {
  expect(shown(long, 'pool')).toBe(
    '…nobody looked. Then the [pool] ran dry. It went on until the evening.…',
  );
});

test('Of several parts, the one with most of the words is shown', () => {
  const text = `A pool. ${'So it went on. '.repeat(30)} The pool of connections.`;

  expect(shown(text, 'pool connections')).toContain('The [pool] of [connections].');
});

test('Where the words are at an end, there is nothing left out before or behind', () => {
  expect(shown(long, 'began', 40)).toMatch(/^It \[began\] in the morning .*…$/);
  expect(shown(`${long.trim()} So it ended.`, 'ended')).toMatch(/^….* So it \[ended\]\.$/);
});

test('What has no blanks is cut all the same, and never within a character', () => {
  const endless = '🔥'.repeat(500);
  for (const length of [20, 21, 22, 23]) {
    const said = shown(`${endless}pool${endless}`, 'pool', length);
    expect(said.length).toBeLessThan(40);
    expect(said).toContain('[pool]');
    expect(said).not.toMatch(/\p{Cs}/u);
  }
});
