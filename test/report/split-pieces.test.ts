import fc from 'fast-check';
import type { Line, Piece } from '../../src/report/message';
import { splitPieces } from '../../src/report/split-pieces';
import { modelOf, ownRenderer, richIncident } from './rich-incident';

const roomy = { maxCharacters: 10_000, maxPieces: 50 };

function text(...lines: readonly string[]): Piece {
  return { piece: 'text', lines: lines.map((line) => [line]) };
}

function linesOf(piece: Piece): readonly Line[] {
  if (piece.piece === 'header' || piece.piece === 'pre') return [[piece.text]];
  return 'lines' in piece ? piece.lines : 'items' in piece ? piece.items : [];
}

function lettersOf(pieces: readonly Piece[]): string {
  const spans = pieces.flatMap(linesOf).flat();
  const texts = spans.map((span) =>
    typeof span === 'string' ? span : Object.values(span).join(''),
  );
  return texts.join('').replace(/\s/g, '');
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces
    .flatMap(linesOf)
    .flat()
    .reduce(
      (sum, span) => sum + (typeof span === 'string' ? span : Object.values(span).join('')).length,
      0,
    );
}

test('What fits stays one message, as it was', () => {
  const pieces = ownRenderer().pieces(modelOf(richIncident()));

  expect(splitPieces(pieces, roomy)).toEqual([pieces]);
});

test('A break falls between lines', () => {
  expect(splitPieces([text('aaaa', 'bbbb', 'cccc')], { maxCharacters: 9, maxPieces: 9 })).toEqual([
    [text('aaaa', 'bbbb')],
    [text('cccc')],
  ]);
});

test('A heading goes with what it stands above', () => {
  const header: Piece = { piece: 'header', text: 'Impact' };

  const pages = splitPieces([text('aaaa'), header, text('bbbb')], {
    maxCharacters: 12,
    maxPieces: 9,
  });

  expect(pages).toEqual([[text('aaaa')], [header, text('bbbb')]]);
});

test('A message holds no more pieces than it may', () => {
  const header: Piece = { piece: 'header', text: 'A' };

  const pages = splitPieces([text('a'), text('b'), header, text('c')], { ...roomy, maxPieces: 3 });

  expect(pages).toEqual([
    [text('a'), text('b')],
    [header, text('c')],
  ]);
});

test('A line too long for a message continues in the next, cut at a blank and still in bold', () => {
  const pages = splitPieces([{ piece: 'text', lines: [[{ bold: 'one two three' }]] }], {
    maxCharacters: 9,
    maxPieces: 9,
  });

  expect(pages.flat().flatMap(linesOf).flat()).toEqual([{ bold: 'one two ' }, { bold: 'three' }]);
});

test('A character is never cut in two', () => {
  const pages = splitPieces([text('😀😀😀')], { maxCharacters: 3, maxPieces: 9 });

  expect(pages.flat().flatMap(linesOf).flat()).toEqual(['😀', '😀', '😀']);
});

test('A drawing is cut between its lines', () => {
  expect(
    splitPieces([{ piece: 'pre', text: 'aa\nbb\ncc' }], { maxCharacters: 7, maxPieces: 9 }),
  ).toEqual([[{ piece: 'pre', text: 'aa\nbb' }], [{ piece: 'pre', text: 'cc' }]]);
});

test('Within any limits nothing is lost, and the limits hold', () => {
  const say = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', '😀'),
    minLength: 1,
    maxLength: 200,
  });
  const limits = fc.record({
    maxCharacters: fc.integer({ min: 60, max: 900 }),
    maxPieces: fc.integer({ min: 3, max: 20 }),
  });
  const renderer = ownRenderer();
  fc.assert(
    fc.property(say, limits, (words, limit) => {
      const pieces = renderer
        .pieces(modelOf(richIncident((usual) => (usual.length > 12 ? `a${words}` : usual))))
        .filter((piece) => piece.piece !== 'header' || piece.text.length < 60);
      const pages = splitPieces(pieces, limit);
      expect(lettersOf(pages.flat())).toBe(lettersOf(pieces));
      for (const page of pages) {
        expect(page.length).toBeLessThanOrEqual(limit.maxPieces);
        expect(lengthOf(page)).toBeLessThanOrEqual(limit.maxCharacters);
      }
    }),
    { numRuns: 100 },
  );
});
