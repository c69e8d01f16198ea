import { textWidth } from '../../../src/report/chart/glyph-widths';
import { fontWidths } from './font-widths';

const regular = fontWidths('DejaVuSans.ttf');
const marks = /^[\p{M}\p{Join_Control}]$/u;

test('No character of the font is wider than it is taken to be', () => {
  const tooWide = [...regular].filter(([code, width]) => {
    const character = String.fromCodePoint(code);
    return !marks.test(character) && width > textWidth(character, 1) + 1e-9;
  });

  expect(tooWide.map(([code]) => code.toString(16))).toEqual([]);
});

test('European letters are taken to be as wide as they are, to a fortieth of their size', () => {
  const far = [...regular].filter(
    ([code, width]) =>
      code >= 0x20 && code < 0x530 && textWidth(String.fromCodePoint(code), 1) - width > 1 / 40,
  );

  expect(far).toEqual([]);
});

test('What the font lacks is given room for the box that stands for it', () => {
  const box = regular.get(0x25a1) ?? 0;

  for (const character of ['漢', 'ก', '😀', '\u{1f9d1}', '𝕏']) {
    expect(textWidth(character, 1)).toBeGreaterThanOrEqual(box);
  }
});

test('A width grows with the size of the letters', () => {
  expect(textWidth('Checkout', 24)).toBeCloseTo(2 * textWidth('Checkout', 12));
});
