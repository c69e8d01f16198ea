import fc from 'fast-check';
import {
  markdownLine,
  markdownWords,
  markdownWordsAbove,
  markdownWordsBelow,
} from '../../src/report/markdown-text';
import { anyText, folded, written } from './any-text';
import { shownBy, structureOf } from './markdown-nodes';
import { modelOf, ownRenderer, plainLike, richIncident } from './rich-incident';

const renderer = ownRenderer();

test('A rich incident reads like this', () => {
  expect(renderer.markdown(modelOf(richIncident()))).toMatchSnapshot();
});

test('The same record gives the same bytes', () => {
  const once = renderer.markdown(modelOf(richIncident()));
  const again = ownRenderer().markdown(modelOf(richIncident()));

  expect(again).toBe(once);
});

test('An incident of which nothing is known yet says so without gaps', () => {
  const [opened] = richIncident();

  const markdown = renderer.markdown(modelOf([opened!]));

  expect(markdown.match(/Nothing recorded\./g)).toHaveLength(5);
  expect(markdown).not.toMatch(/undefined|null|NaN/);
});

test('Words on several lines come back exactly', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(shownBy(markdownWords(text))).toBe(written(text));
    }),
  );
});

test('Words in an item come back, and part it from what stands above and below them', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = emptied(written(text));
      const above = `- ${markdownWordsAbove(text, 2)}below\n- next`;
      const below = `- above${markdownWordsBelow(text, 2)}\n- next`;
      const items = { document: 1, list: 1, item: 2 };
      expect([structureOf(above), structureOf(below)]).toEqual([items, items]);
      expect([`${words}belownext`, `${words}\nbelownext`]).toContain(emptied(shownBy(above)));
      expect([`above${words}next`, `above\n${words}next`]).toContain(emptied(shownBy(below)));
    }),
  );
});

/** Lines of blanks only count as empty, also a last one that what follows stands behind: an item keeps no more of them. */
function emptied(text: string): string {
  return text.replace(/^[ \t]+(?=$|belownext|next$)/gm, '');
}

test('A last line of blanks counts as empty too', () => {
  const words = markdownWordsBelow('*\n    ', 2);

  expect(emptied(shownBy(`- above${words}\n- next`))).toBe('above\n*\nnext');
});

test('A line of text shows itself and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = `# ${markdownLine(text)}`;
      expect(structureOf(markdown)).toEqual({ document: 1, heading: 1 });
      expect(folded(shownBy(markdown))).toBe(folded(text));
    }),
  );
});

test.each([
  ['a web address', 'see http://a.b and www.a.b', 'see http\\://a.b and www\\.a.b'],
  ['somebody', 'ask @kai', 'ask \\@kai'],
  ['a table cell', 'a | b', 'a \\| b'],
  ['a list', '- a', '\\- a'],
  ['a number', '1. a', '1\\. a'],
  ['HTML', '<b>', '\\<b\\>'],
  ['plain words', 'p99 at 8 s (10:30), 5% of #7!', 'p99 at 8 s (10:30), 5% of \\#7!'],
])('Text like %s is written as %s -> %s', (_what, text, written) => {
  expect(markdownLine(text)).toBe(written);
});

test('A drawing keeps its shape in a fence longer than any in it', () => {
  expect(markdownWords('```\n+--+\n````')).toBe('`````\n```\n+--+\n````\n`````');
});

test('Whatever people say, everywhere, the document keeps its structure and shows their words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = renderer.markdown(modelOf(richIncident(() => text)));
      const plain = renderer.markdown(modelOf(richIncident(() => plainLike(text))));
      expect(structureOf(markdown)).toEqual(structureOf(plain));
      expect(folded(shownBy(markdown))).toContain(folded(text));
    }),
    { numRuns: 200 },
  );
});
