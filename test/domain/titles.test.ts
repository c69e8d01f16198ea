import fc from 'fast-check';
import { asTitle, channelName, isMuchTheSame, titleProblem } from '../../src/domain/titles';

describe('channel names', () => {
  test.each([
    ['Checkout returns errors', 'inc-7-checkout-returns-errors'],
    ['  Checkout -- returns errors!  ', 'inc-7-checkout-returns-errors'],
    ['Ausfall für Österreich', 'inc-7-ausfall-fur-osterreich'],
    ['決済が失敗する', 'inc-7'],
    ['отказ API', 'inc-7-api'],
    ['🔥🔥🔥', 'inc-7'],
    ['', 'inc-7'],
    ['---', 'inc-7'],
    ['İstanbul', 'inc-7-istanbul'],
  ])('“%s” is %s', (title, name) => {
    expect(channelName(7, title)).toBe(name);
  });

  test('a taken name gets a number', () => {
    expect(channelName(7, 'Checkout', 2)).toBe('inc-7-checkout-2');
  });

  test('of a long title end with a word’s letter, not a hyphen', () => {
    expect(channelName(7, 'a '.repeat(100))).toMatch(/^inc-7(-a)+$/);
  });

  test('are what Slack takes, for any title and number', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.integer({ min: 1, max: 20 }),
        (title, number, attempt) => {
          const name = channelName(number, title, attempt);

          expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(name.length).toBeLessThanOrEqual(80);
        },
      ),
    );
  });

  test('differ for each attempt', () => {
    const names = Array.from({ length: 20 }, (_, index) =>
      channelName(7, 'x'.repeat(300), index + 1),
    );

    expect(new Set(names).size).toBe(20);
  });
});

describe('titles that are much the same', () => {
  test.each([
    ['Checkout is down', 'checkout down'],
    ['Checkout fails', 'Checkout failing'],
    ['Checkout returns errors', 'Errors returned by the checkout'],
    ['決済が失敗する', '決済が失敗する'],
    ['Down', 'down'],
    ['the', 'The'],
  ])('“%s” and “%s”', (a, b) => {
    expect(isMuchTheSame(a, b)).toBe(true);
    expect(isMuchTheSame(b, a)).toBe(true);
  });

  test.each([
    ['Checkout is down', 'Search is down'],
    ['Checkout', 'Checkout in Europe returns errors to everybody'],
    ['', 'Checkout'],
    ['the', 'a'],
    ['🔥', '💧'],
  ])('“%s” and “%s” are not', (a, b) => {
    expect(isMuchTheSame(a, b)).toBe(false);
    expect(isMuchTheSame(b, a)).toBe(false);
  });
});

test('a title is one line', () => {
  expect(asTitle('  Checkout\n\n\treturns  errors ')).toBe('Checkout returns errors');
});

test('a title of 300 characters fits, a longer one does not', () => {
  expect(titleProblem('x'.repeat(300))).toBeUndefined();
  expect(titleProblem('x'.repeat(301))).toContain('301 characters');
});
