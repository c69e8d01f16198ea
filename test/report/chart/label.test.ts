import fc from 'fast-check';
import { textWidth } from '../../../src/report/chart/glyph-widths';
import { cutToWidth, plainLine } from '../../../src/report/chart/label';
import { anyText } from '../any-text';

test('What fits is not cut', () => {
  expect(cutToWidth('Rolled back', 200, 12)).toBe('Rolled back');
});

test('What does not fit ends with an ellipsis', () => {
  expect(cutToWidth('Rolled back the deploy of ten', 100, 12)).toBe('Rolled back t…');
});

test('Where there is no room for an ellipsis there is nothing', () => {
  expect(cutToWidth('Rolled back', 5, 12)).toBe('');
});

test('No label is wider than it may be, whatever it says', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 0, max: 300 }), (text, width) => {
      expect(textWidth(cutToWidth(plainLine(text), width, 12), 12)).toBeLessThanOrEqual(width);
    }),
  );
});

test('A label is as long as it may be', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), (text) => {
      const line = plainLine(text);
      const width = textWidth(line, 12);
      expect(cutToWidth(line, width, 12)).toBe(line);
    }),
  );
});

test('Joined characters are cut between, not within', () => {
  const family = '👩‍👩‍👧';

  const cut = cutToWidth(family.repeat(9), 300, 12);

  expect(cut.replace('…', '').replaceAll(family, '')).toBe('');
});

test.each([
  ['line breaks and tabs', 'a\r\nb\tc\u2028d\n\n', 'a / b c / d'],
  ['control characters', 'a\u0001\u0007\u001b[31mb', 'a [31mb'],
  ['what turns the line around', 'a\u202eb\u2066c\u200fd', 'abcd'],
  ['what cannot be seen', 'a\u200b\ufeff\u00adb', 'ab'],
  ['halves of characters', 'a\ud83db', 'a\ufffdb'],
  ['what is no character', 'a\uffffb', 'a\ufffdb'],
  ['piles of accents', `e${'\u0301'.repeat(40)}x`, 'e\u0301\u0301x'],
])('%s do no harm', (_, text, line) => {
  expect(plainLine(text)).toBe(line);
});
