import fc from 'fast-check';
import { replay } from '../../src/domain/replay';
import { reportModel } from '../../src/report/model';
import { logOf } from '../helpers/entries';
import { anyText, written } from './any-text';
import { type Element, elementsOf, htmlWords } from './html-nodes';
import { modelOf, ownRenderer, plainLike, richIncident } from './rich-incident';

const renderer = ownRenderer();
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

/** Every element with the attributes it has, apart from the shapes of a drawing: how many there are depends on the words. */
function structureOf(html: string): readonly string[] {
  return elementsOf(html)
    .filter((one) => !isShape(one))
    .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name)}`);
}

function isShape({ namespaceURI, tagName }: Element): boolean {
  return namespaceURI === 'http://www.w3.org/2000/svg' && tagName !== 'svg';
}

/** The report with one file on its image entry. */
function withFile(mimetype: string, bytes: Uint8Array): string {
  const log = logOf(richIncident());
  const attachments = [{ id: 'F1', name: 'pool.png', mimetype, bytes }];
  return renderer.html(reportModel({ state: replay(log), log, zone: 'UTC', attachments }));
}

function attribute(html: string, tag: string, name: string): readonly (string | undefined)[] {
  return elementsOf(html)
    .filter(({ tagName }) => tagName === tag)
    .map(({ attrs }) => attrs.find((one) => one.name === name)?.value);
}

test('Whatever people say, everywhere, the page keeps its elements and shows their words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const html = renderer.html(modelOf(richIncident(() => text)));
      const plain = renderer.html(modelOf(richIncident(() => plainLike(text))));
      expect(structureOf(html)).toEqual(structureOf(plain));
      expect(htmlWords(html)).toContain(written(text));
    }),
    { numRuns: 60 },
  );
});

test('Whatever people say, the timeline is drawn with shapes and text alone', () => {
  const allowed = new Set(['title', 'g', 'rect', 'path', 'circle', 'text']);
  fc.assert(
    fc.property(anyText, (text) => {
      const html = renderer.html(modelOf(richIncident(() => text)));
      const shapes = elementsOf(html).filter(isShape);
      expect(shapes.length).toBeGreaterThan(50);
      expect(shapes.filter(({ tagName }) => !allowed.has(tagName))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('The picture stands at the head of the timeline and says what it shows', () => {
  const html = renderer.html(modelOf(richIncident()));
  const [figure] = elementsOf(html).filter(({ tagName }) => tagName === 'figure');
  const said = figure?.attrs.find(({ name }) => name === 'aria-label')?.value;

  expect(said).toBe(
    'Timeline of INC-7: Checkout times out. 2026-11-19 10:00 to 2026-11-20 10:31, sev1, closed: ' +
      '21 entries, 2 hypotheses, 2 escalations.',
  );
});

test('A template cannot let words through by calling them a drawing', () => {
  const words = '<svg onload="alert(1)"></svg>';
  const own = ownRenderer({ 'report.html.hbs': '{{#if subtitle}}{{drawing picture.svg}}{{/if}}' });
  const careless = () => ownRenderer({ 'report.html.hbs': '{{drawing title}}' });

  expect(own.html(modelOf(richIncident(() => words)))).not.toContain('onload="');
  expect(careless).toThrow('this is no drawing');
});

test('The page runs nothing and loads nothing', () => {
  const html = renderer.html(modelOf(richIncident()));

  const tags = elementsOf(html).map(({ tagName }) => tagName);

  expect(tags).not.toContain('script');
  expect(attribute(html, 'meta', 'content')).toContain(
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  );
  expect(html).not.toMatch(/url\(|@import|<link/);
});

test('Every entry of the table of contents leads somewhere', () => {
  const html = renderer.html(modelOf(richIncident()));
  const targets = attribute(html, 'section', 'id').map((id) => `#${id}`);

  const contents = attribute(html, 'a', 'href').filter((href) => href?.startsWith('#'));

  expect(contents).toEqual(targets);
});

test('A picture is part of the page', () => {
  expect(attribute(withFile('image/png', png), 'img', 'src')).toEqual([
    `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
  ]);
});

test('A drawing that can carry a script is named and not shown, whatever it says it is', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');

  const html = withFile('image/png', svg);

  expect(attribute(html, 'img', 'src')).toEqual([]);
  expect(htmlWords(html)).toContain('File: pool.png');
});

test('A link that leads elsewhere than to the web is left out', () => {
  const html = renderer.html(
    modelOf([richIncident()[0]!, ['note', { text: 'Look' }, { permalink: 'javascript:alert(1)' }]]),
  );

  expect(html).not.toContain('javascript:');
});

test('The same record gives the same bytes', () => {
  const once = renderer.html(modelOf(richIncident()));

  expect(ownRenderer().html(modelOf(richIncident()))).toBe(once);
});
