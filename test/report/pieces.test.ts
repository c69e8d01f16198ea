import fc from 'fast-check';
import type { Piece } from '../../src/report/message';
import { anyText } from './any-text';
import { modelOf, ownRenderer, richIncident } from './rich-incident';

const renderer = ownRenderer();

/** One line of text for each line of a piece. */
function written(piece: Piece): string {
  const span = (one: unknown) =>
    typeof one === 'string' ? one : Object.values(one as object).join(' ');
  const lines = 'lines' in piece ? piece.lines : 'items' in piece ? piece.items : [];
  const shown = lines.map((line) => `  ${line.map(span).join('')}`);
  return [`${piece.piece}${'text' in piece ? `: ${piece.text}` : ''}`, ...shown].join('\n');
}

test('A rich incident makes these pieces', () => {
  expect(renderer.pieces(modelOf(richIncident())).map(written).join('\n')).toMatchSnapshot();
});

test('Whatever people say stands in the pieces as they said it, and makes no others', () => {
  const kinds = (pieces: readonly Piece[]) =>
    pieces.map(({ piece }) => piece).filter((kind) => kind === 'header' || kind === 'divider');
  const harmless = kinds(renderer.pieces(modelOf(richIncident())));
  fc.assert(
    fc.property(anyText, (text) => {
      const pieces = renderer.pieces(modelOf(richIncident(() => text)));
      expect(kinds(pieces)).toEqual(harmless);
      expect(JSON.stringify(pieces)).toContain(JSON.stringify(text));
    }),
    { numRuns: 100 },
  );
});

test('Words whose shape matters are kept in a fixed width', () => {
  const drawing = '+---+\n| a |\n+---+';

  const pieces = renderer.pieces(modelOf([richIncident()[0]!, ['note', { text: drawing }]]));

  expect(pieces).toContainEqual({ piece: 'pre', text: drawing });
});

test('The JSON holds every word and can be read again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const model = modelOf(richIncident(() => text));
      const read = JSON.parse(renderer.json(model));
      expect(read).toMatchObject({ version: 1, id: 'INC-7', title: text, conclusion: text });
    }),
    { numRuns: 100 },
  );
});

test('The JSON has the same keys for every incident', () => {
  const keys = (drafts: ReturnType<typeof richIncident>) =>
    Object.keys(JSON.parse(renderer.json(modelOf(drafts))));

  expect(keys([richIncident()[0]!])).toEqual(keys(richIncident()));
});
