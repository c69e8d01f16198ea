import fc from 'fast-check';
import { limits } from '../../../src/adapters/slack/limits';
import { actionOf } from '../../../src/adapters/slack/render/buttons';
import { messagesOf, renderMessage } from '../../../src/adapters/slack/render/message';
import { weightOf } from '../../../src/adapters/slack/render/weight';
import { cut, partsOf } from '../../../src/domain/words/cut';
import type { Line, Message, Piece, Span } from '../../../src/report/message';

const NASTY = '<!channel> <@U1> *b* _i_ `c` &amp; @here #general https://evil.example :boom: ```';

function message(...pieces: Piece[]): Message {
  return { summary: 'summary', pieces };
}

function text(...lines: Line[]): Piece {
  return { piece: 'text', lines };
}

function elementsOf(...line: Line) {
  const [block] = renderMessage(message(text(line))).blocks;
  return (block as unknown as { elements: { elements: unknown[] }[] }).elements[0]?.elements;
}

test('what people wrote is text that Slack does not read', () => {
  expect(elementsOf(NASTY)).toEqual([{ type: 'text', text: NASTY }]);
});

test('the line for notifications is escaped', () => {
  expect(renderMessage({ summary: '<!here> & <@U1>', pieces: [] }).text).toBe(
    '&lt;!here&gt; &amp; &lt;@U1&gt;',
  );
});

test('spans have their looks', () => {
  expect(elementsOf({ bold: 'b' }, { italic: 'i' }, { code: 'c' }, { gone: 'g' })).toEqual([
    { type: 'text', text: 'b', style: { bold: true } },
    { type: 'text', text: 'i', style: { italic: true } },
    { type: 'text', text: 'c', style: { code: true } },
    { type: 'text', text: 'g', style: { strike: true } },
  ]);
});

test('naming somebody is silent', () => {
  const named = elementsOf({ person: 'U1AB', name: 'dana' }, { group: 'S1AB', name: 'oncall' });

  expect(named).toEqual([
    { type: 'text', text: '@dana' },
    { type: 'text', text: '@oncall' },
  ]);
});

test('a message that notifies mentions the people and groups in it', () => {
  const line: Line = [
    { person: 'U1AB', name: 'dana' },
    { group: 'S1AB', name: 'oncall' },
    { person: 'hindsight', name: 'Hindsight' },
  ];

  const { blocks } = renderMessage({ ...message(text(line)), notifies: true });

  expect(blocks).toMatchObject([
    {
      elements: [
        {
          elements: [
            { type: 'user', user_id: 'U1AB' },
            { type: 'usergroup', usergroup_id: 'S1AB' },
            { type: 'text', text: '@Hindsight' },
          ],
        },
      ],
    },
  ]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://a b', '//evil', ''])(
  'an address that is none is text: %s',
  (link) => {
    expect(elementsOf('at ', { link, label: 'here' })).toEqual([
      { type: 'text', text: 'at ' },
      { type: 'text', text: `here (${link})` },
    ]);
  },
);

test('a line without words makes no block, since Slack would refuse it', () => {
  const empty = message(text(['']), text([]), { piece: 'pre', text: '' }, text(['  ', '\n']));

  expect(renderMessage(empty).blocks).toEqual([]);
});

test('small print is plain text, and only its links are markup', () => {
  const small: Piece = {
    piece: 'small',
    lines: [[NASTY], ['see ', { link: 'https://x.example/?a=1&b=2', label: 'the <message>' }]],
  };

  expect(renderMessage(message(small)).blocks).toEqual([
    { type: 'context', elements: [{ type: 'plain_text', text: NASTY, emoji: false }] },
    {
      type: 'context',
      elements: [
        { type: 'plain_text', text: 'see ', emoji: false },
        {
          type: 'mrkdwn',
          text: '<https://x.example/?a=1&amp;b=2|the &lt;message&gt;>',
          verbatim: true,
        },
      ],
    },
  ]);
});

test('a label that would format stays out of markup', () => {
  const small: Piece = {
    piece: 'small',
    lines: [[{ link: 'https://x.example', label: '*loud*' }]],
  };

  expect(JSON.stringify(renderMessage(message(small)).blocks)).not.toContain('mrkdwn');
});

test('buttons of the same kind in a row can be told apart, and mean the same', () => {
  const buttons = ['E1', 'E2'].map((value) => ({ action: 'ack', label: value, value }));

  const [block] = renderMessage(message({ piece: 'buttons', buttons })).blocks;

  const { elements } = block as unknown as { elements: { action_id: string }[] };
  const ids = elements.map(({ action_id }) => action_id);
  expect(ids).toEqual(['ack:0', 'ack:1']);
  expect(ids.map(actionOf)).toEqual(['ack', 'ack']);
});

test('a button whose value is too long is a mistake of ours', () => {
  const button = { action: 'undo', label: 'Undo', value: 'x'.repeat(2001) };

  expect(() => renderMessage(message({ piece: 'buttons', buttons: [button] }))).toThrow(RangeError);
});

test('more buttons than a row takes continue in the next', () => {
  const buttons = Array.from({ length: 30 }, (_, at) => ({ action: `a${at}`, label: 'x' }));

  const { blocks } = renderMessage(message({ piece: 'buttons', buttons }));

  expect(blocks.map((block) => 'elements' in block && block.elements.length)).toEqual([25, 5]);
});

test('a message of more than fits says that it was shortened', () => {
  const pieces = Array.from({ length: 80 }, (_, at) => text([`line ${at}`]));

  const { blocks } = renderMessage(message(...pieces));

  expect(blocks).toHaveLength(limits.blocksPerMessage);
  expect(JSON.stringify(blocks.at(-1))).toContain('Shortened');
});

test('a header never stays behind at the end of a part', () => {
  const pieces: Piece[] = [
    ...Array.from({ length: 48 }, () => text(['x'])),
    { piece: 'header', text: 'Timeline' },
    text(['first entry']),
  ];

  const [one, other] = messagesOf(message(...pieces));

  expect(one?.blocks.at(-1)?.type).toBe('rich_text');
  expect(other?.blocks[0]?.type).toBe('header');
});

const words = fc.string({ unit: 'binary', maxLength: 4000, size: 'max' });
const lines = fc.array(fc.array(words, { maxLength: 3 }), { maxLength: 4 });
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  words.map((bold) => ({ bold })),
  words.map((code) => ({ code })),
  words.map((label) => ({ link: 'https://x.example/', label })),
  fc.string().map((name) => ({ person: 'U1AB', name })),
);
const spans = fc.array(fc.array(span, { maxLength: 14 }), { maxLength: 3 });
const pieces: fc.Arbitrary<Piece> = fc.oneof(
  spans.map((each): Piece => ({ piece: 'text', lines: each })),
  spans.map((each): Piece => ({ piece: 'bullets', items: each })),
  spans.map((each): Piece => ({ piece: 'quote', lines: each })),
  spans.map((each): Piece => ({ piece: 'small', lines: each })),
  fc.string({ maxLength: 9000, size: 'max' }).map((each): Piece => ({ piece: 'pre', text: each })),
  fc
    .string({ maxLength: 300, size: 'max' })
    .map((each): Piece => ({ piece: 'header', text: each })),
);

test('whatever is said, every part is within Slack’s limits', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 20 }),
      fc.string({ maxLength: 9000, size: 'max' }),
      (said, summary) => {
        for (const part of messagesOf({ summary, pieces: said })) {
          const weight = part.blocks.reduce((sum, block) => sum + weightOf(block), 0);
          expect(part.text.length).toBeGreaterThan(0);
          expect(part.text.length).toBeLessThanOrEqual(limits.messageText);
          expect(part.blocks.length).toBeLessThanOrEqual(limits.blocksPerMessage);
          expect(weight).toBeLessThanOrEqual(limits.textPerMessage);
          for (const block of part.blocks.filter(({ type }) => type === 'rich_text')) {
            expect(weightOf(block)).toBeLessThanOrEqual(limits.textPerBlock);
          }
          expect(JSON.stringify(part.blocks)).not.toMatch(/"text":""|"elements":\[\]/);
        }
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
});

test('no word of a text is lost on the way, however long its lines are', () => {
  fc.assert(
    fc.property(lines, (said) => {
      const shown = messagesOf(message({ piece: 'text', lines: said }))
        .flatMap(({ blocks }) => JSON.stringify(blocks).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? [])
        .map((match) => JSON.parse(match.slice(7)) as string)
        .join('');
      expect(shown.replaceAll(/\s/g, '')).toBe(said.flat().join('').replaceAll(/\s/g, ''));
    }),
    { numRuns: 60, endOnFailure: true },
  );
});

test('a text is cut between characters, never within one', () => {
  expect(cut('ab😀cd', 4)).toBe('ab…');
  expect(cut('abcd', 4)).toBe('abcd');
});

test('a text is parted at line breaks where that leaves parts long enough', () => {
  expect(partsOf('aaaa\nbbbb\ncc', 8)).toEqual(['aaaa\n', 'bbbb\ncc']);
  expect(partsOf('a'.repeat(10), 4)).toEqual(['aaaa', 'aaaa', 'aa']);
  expect(partsOf('', 4)).toEqual(['']);
});
