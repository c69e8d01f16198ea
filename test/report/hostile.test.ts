import { Resvg } from '@resvg/resvg-js';
import { messagesOf } from '../../src/adapters/slack/render/message';
import { checkBlocks } from '../../src/local-slack/blocks/check-blocks';
import type { Json } from '../../src/local-slack/types';
import { mentionsInCanvas, mentionsOf } from '../../src/local-slack/world/mentions';
import { cleanText } from '../../src/report/clean-text';
import type { ReportModel } from '../../src/report/model';
import { splitPieces } from '../../src/report/split-pieces';
import { type EntryDraft, minuteOf } from '../helpers/entries';
import { hostileTexts, populous } from '../helpers/hostile-texts';
import { elementsOf, htmlWords } from './html-nodes';
import { shownBy, structureOf } from './markdown-nodes';
import { modelOf, ownRenderer, plainLike, richIncident, type Say } from './rich-incident';

const renderer = ownRenderer();

/** Everything that a report can say, said by `say`: also what the rich incident leaves out. */
function everythingSaid(say: Say): ReportModel {
  const kai = { id: 'U0003', name: say('Kai') };
  const own = { by: kai, at: minuteOf(50), recordedAt: minuteOf(50) };
  const more: readonly EntryDraft[] = [
    ['reopened', { text: say('It is back') }, own],
    ['title-changed', { from: say('Checkout times out'), text: say('All times out') }, own],
    ['role-assigned', { role: say('comms').replace(/\s+/g, ''), person: kai, text: '' }, own],
    ['hypothesis-reopened', { hypothesis: 'H1', text: say('Once more') }, own],
    ['evidence-added', { hypothesis: 'H1', side: 'against', text: say('Not so') }, own],
    ['escalation-passed-on', { escalation: 'E2', target: { kind: 'name', name: say('Tom') } }, own],
    ['status-changed', { from: 'investigating', to: 'monitoring', text: say('Watching') }, own],
    ['handover-offered', { to: kai, text: say('Look at the pool') }, own],
    ['action-added', { action: 'A3', text: say('More'), owner: kai }, own],
    ['action-dropped', { action: 'A3' }, own],
    ['resolved', { text: say('Gone again') }, own],
    ['closed', {}, own],
  ] as const;
  return modelOf([...richIncident(say), ...more]);
}

/** The words without blanks, which a document may break lines at, and without what no document can hold. */
function essence(text: string): string {
  return cleanText(text).replaceAll(/[\s\u200b\ufeff]/g, '');
}

describe.each(hostileTexts)('%s in every field', (_what, text) => {
  const hostile = everythingSaid(() => text);
  const plain = everythingSaid(() => plainLike(text));

  test('leaves Markdown as it is, and can be read', () => {
    const markdown = renderer.markdown(hostile);

    expect(structureOf(markdown)).toEqual(structureOf(renderer.markdown(plain)));
    expect(essence(shownBy(markdown))).toContain(essence(text));
  });

  test('leaves HTML as it is, and can be read', () => {
    const tagsOf = (html: string) =>
      elementsOf(html).flatMap(({ tagName, namespaceURI, attrs }) =>
        namespaceURI.endsWith('svg') ? [] : [`${tagName} ${attrs.map(({ name }) => name)}`],
      );
    const html = renderer.html(hostile);

    expect(tagsOf(html)).toEqual(tagsOf(renderer.html(plain)));
    expect(essence(htmlWords(html))).toContain(essence(text));
    expect(
      elementsOf(html)
        .flatMap(({ attrs }) => attrs)
        .filter(runs),
    ).toEqual([]);
  });

  test('leaves a canvas as it is, mentions nobody, and can be read', () => {
    const { list: _lists, ...made } = structureOf(renderer.canvas(hostile));
    const { list: _others, ...wanted } = structureOf(renderer.canvas(plain));
    // A canvas holds so much and no more: of long words it has fewer entries, and says so.
    const isShortened = text.length > 5_000;

    if (isShortened) expect(Object.keys(wanted)).toEqual(expect.arrayContaining(Object.keys(made)));
    else expect(made).toEqual(wanted);
    expect(mentionsInCanvas(renderer.canvas(hostile))).toEqual([]);
    expect(essence(shownBy(renderer.canvas(hostile)))).toContain(essence(text));
  });

  test('is taken by Slack as messages that mention nobody', () => {
    const messages = splitPieces(renderer.pieces(hostile), {
      maxCharacters: 8_000,
      maxPieces: 24,
    }).flatMap((pieces) => messagesOf({ summary: hostile.heading, pieces }));

    expect(messages.flatMap(({ blocks }) => checkBlocks(blocks, 'message'))).toEqual([]);
    for (const one of messages) {
      expect(mentionsOf(populous, { ...one, blocks: one.blocks as unknown as Json[] })).toEqual([]);
      // What a notification shows is text that Slack reads.
      expect(mentionsOf(populous, { text: one.text })).toEqual([]);
    }
  });

  test('makes no blocks in Slack that plain words do not', () => {
    const headersOf = (model: ReportModel) =>
      renderer
        .pieces(model)
        .map(({ piece }) => piece)
        .filter((piece) => piece === 'header' || piece === 'divider');

    expect(headersOf(hostile)).toEqual(headersOf(plain));
  });

  test('comes back from JSON as it was', () => {
    expect(JSON.parse(renderer.json(hostile))).toMatchObject({ title: text, conclusion: text });
  });

  test('is drawn as text in a picture that is well-formed', () => {
    const { svg } = hostile.picture;
    const kinds = new Set(elementsOf(svg).map(({ tagName }) => tagName));
    const usual = new Set(elementsOf(plain.picture.svg).map(({ tagName }) => tagName));

    expect([...kinds].filter((kind) => !usual.has(kind))).toEqual([]);
    expect(() => new Resvg(svg)).not.toThrow();
  });
});

/** Attributes by which a page can be made to run something. */
function runs({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return name.startsWith('on') || /^\s*(javascript|vbscript):/i.test(value);
}
