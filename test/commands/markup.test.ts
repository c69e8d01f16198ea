import fc from 'fast-check';
import { escapeText, leadingReference, plainWords } from '../../src/commands/markup';

test.each([
  ['a person', '<@U1|dana>', '@dana'],
  ['a person without a label', '<@U1>', '@U1'],
  ['a channel', '<#C1|general>', '#general'],
  ['a channel without a label', '<#C1>', '#C1'],
  ['a group', '<!subteam^S1|@dba>', '@dba'],
  ['a group without a label', '<!subteam^S1>', '@S1'],
  ['everybody here', '<!here>', '@here'],
  ['everybody', '<!channel|channel>', '@channel'],
  ['a link', '<https://example.com/a?b=1&amp;c=2>', 'https://example.com/a?b=1&c=2'],
  ['a link as it was typed', '<https://example.com|example.com>', 'https://example.com'],
  [
    'a link under other words',
    '<https://example.com|the graph>',
    'the graph (https://example.com)',
  ],
  ['an address', '<mailto:a@example.com|a@example.com>', 'a@example.com'],
  ['escapes', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['an escape that was typed', '&amp;lt;', '&lt;'],
  ['a typed reference', '&lt;@U1&gt;', '<@U1>'],
  ['line breaks of Windows', 'a\r\nb', 'a\nb'],
  ['tabs and line breaks', 'a\tb\nc', 'a\tb\nc'],
  ['control characters', 'a\u0000b\u0007c\u001b[31md\u009fe', 'abc[31mde'],
  ['half a character', 'a\ud83db', 'a\ufffdb'],
  ['characters of two halves', '👩🏽‍🚒', '👩🏽‍🚒'],
])('%s', (_what, markup, words) => {
  expect(plainWords(markup)).toBe(words);
});

test('whatever is typed comes through, but for what no database can hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const kept = typed
        .replaceAll('\r\n', '\n')
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .toWellFormed();

      expect(plainWords(escapeText(typed))).toBe(kept);
    }),
  );
});

test('nothing typed passes for somebody picked from the list', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(leadingReference(escapeText(`<@U0001|${typed}>`))).toBeUndefined();
      expect(leadingReference(escapeText(typed))).toBeUndefined();
    }),
  );
});

test.each([
  ['<@U1|dana> rest', { kind: 'user', id: 'U1', name: 'dana', rest: ' rest' }],
  ['<@W1>', { kind: 'user', id: 'W1', name: 'W1', rest: '' }],
  ['<@U1|a &amp; b>', { kind: 'user', id: 'U1', name: 'a & b', rest: '' }],
  ['<!subteam^S1|@dba> rest', { kind: 'group', id: 'S1', name: 'dba', rest: ' rest' }],
])('%s is picked at the front', (markup, picked) => {
  expect(leadingReference(markup)).toEqual(picked);
});

test.each(['dana <@U1|dana>', '<!here>', '<#C1|general>', '<https://example.com>', ''])(
  '%s picks nobody at the front',
  (markup) => {
    expect(leadingReference(markup)).toBeUndefined();
  },
);
