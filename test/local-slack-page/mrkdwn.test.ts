import fc from 'fast-check';
import {
  type Inline,
  type Paragraph,
  parseInline,
  parseMrkdwn,
} from '../../src/local-slack/page/text/mrkdwn';

function textOf(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case 'text':
        case 'code':
          return node.text;
        case 'bold':
        case 'italic':
        case 'strike':
          return textOf(node.children);
        case 'emoji':
          return node.name;
        case 'link':
          return `${node.url} ${node.label}`;
        case 'broadcast':
          return node.range;
        case 'date':
          return `${node.at} ${node.format} ${node.url} ${node.fallback}`;
        default:
          return `${node.id} ${node.label}`;
      }
    })
    .join('');
}

function wholeText(paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map((paragraph) => (paragraph.type === 'pre' ? paragraph.text : textOf(paragraph.children)))
    .join('\n');
}

describe('emphasis', () => {
  test.each([
    ['*bold*', 'bold'],
    ['_italic_', 'italic'],
    ['~gone~', 'strike'],
  ])('%s is %s', (source, type) => {
    expect(parseInline(source)).toEqual([
      { type, children: [{ type: 'text', text: source.slice(1, -1) }] },
    ]);
  });

  test('one kind may stand within another', () => {
    expect(parseInline('*a _b_*')).toEqual([
      {
        type: 'bold',
        children: [
          { type: 'text', text: 'a ' },
          { type: 'italic', children: [{ type: 'text', text: 'b' }] },
        ],
      },
    ]);
  });

  test.each(['2*3*4', 'snake_case_word', '* a *', '*a', 'a*', '**', '*a\nb*', '~/bin and ~/lib'])(
    '%j stays as it was written',
    (source) => {
      expect(textOf(parseInline(source))).toBe(source);
      expect(parseInline(source).every(({ type }) => type === 'text')).toBe(true);
    },
  );
});

describe('code', () => {
  test('nothing within it is marked up', () => {
    expect(parseInline('`*a* <@U1> :x: &lt;b&gt;`')).toEqual([
      { type: 'code', text: '*a* <@U1> :x: <b>' },
    ]);
  });

  test('a fence keeps its lines and the text around it', () => {
    expect(parseMrkdwn('before\n```\na *b*\n  c\n```\nafter')).toEqual([
      { type: 'lines', children: [{ type: 'text', text: 'before' }] },
      { type: 'pre', text: 'a *b*\n  c' },
      { type: 'lines', children: [{ type: 'text', text: 'after' }] },
    ]);
  });

  test('a fence that is never closed is text', () => {
    expect(wholeText(parseMrkdwn('```a'))).toBe('```a');
  });
});

describe('quotes', () => {
  test.each(['&gt; said', '> said', '&gt;said'])('%j is quoted', (source) => {
    expect(parseMrkdwn(source)).toEqual([
      { type: 'quote', children: [{ type: 'text', text: 'said' }] },
    ]);
  });

  test('three quote everything that follows', () => {
    const [quote] = parseMrkdwn('&gt;&gt;&gt; a\nb');

    expect(wholeText([quote!])).toBe('a\nb');
    expect(quote?.type).toBe('quote');
  });
});

describe('what stands between angle brackets', () => {
  test.each<[string, Inline]>([
    ['<@U123>', { type: 'user', id: 'U123', label: '' }],
    ['<@U123|dana>', { type: 'user', id: 'U123', label: 'dana' }],
    ['<#C1|general>', { type: 'channel', id: 'C1', label: 'general' }],
    ['<!subteam^S1|@oncall>', { type: 'usergroup', id: 'S1', label: '@oncall' }],
    ['<!here>', { type: 'broadcast', range: 'here' }],
    [
      '<https://a.example/?x=1&amp;y|A &amp; B>',
      { type: 'link', url: 'https://a.example/?x=1&y', label: 'A & B' },
    ],
    ['<mailto:a@b.example>', { type: 'link', url: 'mailto:a@b.example', label: 'a@b.example' }],
    [
      '<!date^1392734382^{date} at {time}^https://a.example|in 2014>',
      {
        type: 'date',
        at: 1392734382,
        format: '{date} at {time}',
        url: 'https://a.example',
        fallback: 'in 2014',
      },
    ],
  ])('%s', (source, node) => {
    expect(parseInline(source)).toEqual([node]);
  });

  test.each(['<script>alert(1)</script>', '<javascript:alert(1)>', '<img src=x onerror=y>', '<b>'])(
    '%s is text',
    (source) => {
      expect(parseInline(source).every(({ type }) => type === 'text')).toBe(true);
      expect(textOf(parseInline(source))).toBe(source);
    },
  );

  test('an escaped mention is text', () => {
    expect(textOf(parseInline('&lt;@U123&gt; &amp;lt;'))).toBe('<@U123> &lt;');
    expect(parseInline('&lt;!here&gt;')).toEqual([{ type: 'text', text: '<!here>' }]);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...'abc*_~`<>|@#!:^ \n&/'.split(''),
    '```',
    '<@U1>',
    '<!here>',
    '<http://x.example|y>',
    '&lt;',
    '&gt; ',
    ':fire:',
    'é漢🚒',
  );

  test('keeps its letters, in their order', () => {
    const letters = (text: string): string => text.replace(/[^a-zé漢🚒]/gu, '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('').replace(/!(?=[a-z])|&(?!lt;|gt;)/g, '');
        const wanted = letters(source.replace(/&[lg]t;/g, ''));
        expect(letters(wholeText(parseMrkdwn(source)))).toBe(wanted);
      }),
    );
  });

  test('is parsed in a time that grows with its length', () => {
    for (const part of ['*a ', '_*~', '<', '`', '> ', ':a', '<@', '```']) {
      const started = performance.now();
      parseMrkdwn(part.repeat(40_000 / part.length));
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  test('links only to the web, to mail and to telephones', () => {
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom('javascript:', 'data:', 'vbscript:'),
        (pieces, scheme) => {
          const urls = parseInline(`${pieces.join('')}<${scheme}x|y>`).flatMap((node) =>
            node.type === 'link' ? [node.url] : [],
          );
          expect(urls.every((url) => /^(?:https?|mailto|tel):/i.test(url))).toBe(true);
        },
      ),
    );
  });
});
