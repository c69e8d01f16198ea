import fc from 'fast-check';
import { replay } from '../../src/domain/replay';
import { mostEntries } from '../../src/report/canvas';
import { canvasAddress, canvasLine, canvasWords } from '../../src/report/canvas-text';
import { latestModel, reportModel } from '../../src/report/model';
import { type EntryDraft, logOf, minuteOf, opening } from '../helpers/entries';
import { anyText, folded } from './any-text';
import { shownBy, structureOf } from './markdown-nodes';
import { modelOf, ownRenderer, plainLike, richIncident } from './rich-incident';

const renderer = ownRenderer();
const mebibyte = 1024 ** 2;

/** The text without the mark that keeps a fence closed, which is not to be seen. */
function seen(markdown: string): string {
  return bare(shownBy(markdown));
}

function bare(text: string): string {
  return folded(text.replaceAll('\u200b', ''));
}

function notes(count: number, text: string): readonly EntryDraft[] {
  const many = Array.from(
    { length: count },
    (_, index): EntryDraft => [
      'note',
      { text: `note ${index + 1}: ${text}` },
      { at: minuteOf(index + 2), recordedAt: minuteOf(index + 2) },
    ],
  );
  return [opening(), ...many];
}

test('A rich incident reads like this', () => {
  expect(renderer.canvas(modelOf(richIncident()))).toMatchSnapshot();
});

test('Its head says who keeps it, what becomes of edits, and how to add to it', () => {
  const [title, , note] = renderer.canvas(modelOf(richIncident())).split('\n');

  expect(title).toBe('# INC-7: Checkout times out');
  expect(note).toMatch(/^> Kept by Hindsight.*overwritten.*`\/incident note`.*📌/);
});

test('It has no table and no heading below the third level', () => {
  const canvas = renderer.canvas(modelOf(richIncident()));

  expect(canvas).not.toMatch(/^\s*\|/m);
  expect(canvas).not.toMatch(/^####/m);
});

test.each([
  ['a mention', '![](@U0001)', '!\\[\\](\\@U0001)'],
  ['a channel', '![](#C0001)', '!\\[\\](#C0001)'],
  ['a picture', '![x](https://a.b/c.png)', '!\\[x\\](https\\://a.b/c.png)'],
  ['a link', '[x](https://a.b)', '\\[x\\](https\\://a.b)'],
  ['an address', 'see http://a.b and www.a.b', 'see http\\://a.b and www\\.a.b'],
  ['an emoji', ':fire: at 10:30', '\\:fire: at 10:30'],
  ['an emoji after a backslash', '\\:fire:', '\\\\\\:fire:'],
  ['everybody', '@here <!channel>', '\\@here \\<!channel\\>'],
  ['a heading', '# a', '\\# a'],
  ['a task', '- [ ] a', '\\- \\[ \\] a'],
  ['a number', '1. a', '1\\. a'],
  ['plain words', 'p99 at 8 s (10:30), 5% of 7!', 'p99 at 8 s (10:30), 5% of 7!'],
])('Text like %s is written as %s -> %s', (_what, text, written) => {
  expect(canvasLine(text)).toBe(written);
});

test('A line of text shows itself and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = `# ${canvasLine(text)}`;
      expect(structureOf(markdown)).toEqual({ document: 1, heading: 1 });
      expect(seen(markdown)).toBe(bare(text));
    }),
  );
});

test('Words on several lines show themselves and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = canvasWords(text);
      expect(structureOf(markdown)).toEqual({ document: 1 });
      expect(seen(markdown)).toBe(bare(text));
    }),
  );
});

test('A fence in what somebody wrote cannot end the fence it is shown in', () => {
  const markdown = canvasWords('```\n+--+\n````\n![](@U0001)');

  expect(markdown.match(/^```/gm)).toHaveLength(2);
  expect(structureOf(markdown)).toEqual({ document: 1 });
});

test('An address cannot end the link it is in', () => {
  expect(canvasAddress('https://a.b/c(d) <e>')).toBe('https://a.b/c%28d%29%20%3Ce%3E');
});

test('Whatever people say, everywhere, the document keeps its structure and shows their words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const markdown = renderer.canvas(modelOf(richIncident(() => text)));
      const { list: _lists, ...made } = structureOf(markdown);
      const plain = renderer.canvas(modelOf(richIncident(() => plainLike(text))));
      const { list: _others, ...wanted } = structureOf(plain);
      expect(made).toEqual(wanted);
      expect(seen(markdown)).toContain(bare(text));
    }),
    { numRuns: 200 },
  );
});

test('Of 5,000 entries the latest 800 are kept, and it says how many there were before', () => {
  const canvas = renderer.canvas(modelOf(notes(5000, 'restarted another one of the workers')));

  expect(canvas).toContain('… 4,201 earlier entries are in the report: `/incident preview`');
  expect(canvas).toContain('note 5000:');
  expect(canvas).not.toContain('note 4200:');
  expect(canvas).toMatch(/earlier entries[^\n]*\n\n\*\*2026-11-2\d\*\*\n\n- /);
});

test.each([
  ['short', 'restarted one of the workers', 3000],
  ['long', '漢*'.repeat(1500), 900],
])('From a model of the latest entries alone it is the same: %s ones', (_, text, count) => {
  const log = logOf(notes(count, text));
  const input = { state: replay(log), log, zone: 'Europe/Paris', attachments: [] };
  const { model, leftOut } = latestModel(input, mostEntries);

  expect(model.timeline).toHaveLength(mostEntries);
  expect(renderer.canvas(model, leftOut)).toBe(renderer.canvas(reportModel(input)));
});

test('Long entries leave room for fewer of them, and none is cut', () => {
  const canvas = renderer.canvas(modelOf(notes(900, '漢*'.repeat(1500))));

  expect(Buffer.byteLength(canvas)).toBeLessThanOrEqual(mebibyte);
  expect(canvas).toMatch(/… \d+ earlier entries/);
  expect(canvas.match(/漢\\\*/g)!.length % 1500).toBe(0);
});

test('A report that is too long without any entry is cut at a line, and says so', () => {
  const hypotheses = Array.from(
    { length: 700 },
    (_, index): EntryDraft => [
      'hypothesis-raised',
      { hypothesis: `H${index + 1}`, text: `\`\`\`\n${'漢'.repeat(2900)}\n  x` },
    ],
  );

  const canvas = renderer.canvas(modelOf([opening(), ...hypotheses]));

  expect(Buffer.byteLength(canvas)).toBeLessThanOrEqual(mebibyte);
  expect(canvas).toMatch(/\n… The rest is in the report: `\/incident preview`\n$/);
  expect(structureOf(canvas)).not.toHaveProperty('html_block');
  expect(canvas.match(/^```/gm)!.length % 2).toBe(0);
});
