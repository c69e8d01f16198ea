import fc from 'fast-check';
import { packOpening, unpackOpening } from '../../src/app/carried-opening';
import { longestTitle } from '../../src/domain/titles';

const moments = fc.record({
  at: fc.constantFrom('2026-11-18T00:00:00.000Z', '2026-11-19T09:07:08.000Z'),
  precision: fc.constantFrom('exact' as const, 'about' as const, 'date' as const),
});
const openings = fc.record(
  {
    title: fc
      .string({ unit: 'grapheme', maxLength: longestTitle })
      .filter((t) => !/\p{Cc}/u.test(t)),
    severity: fc.constantFrom('sev1' as const, 'sev4' as const),
    moment: moments,
    isPrivate: fc.boolean(),
    isDrill: fc.boolean(),
    usesThisChannel: fc.boolean(),
  },
  { requiredKeys: ['title', 'isPrivate', 'isDrill', 'usesThisChannel'] },
);

test('a button carries any opening unharmed', () => {
  fc.assert(
    fc.property(openings, (opening) => {
      expect(unpackOpening(packOpening({ opening }))).toEqual({ opening });
    }),
  );
});

test('a title that just fits leaves room in a button', () => {
  const opening = {
    title: '"'.repeat(longestTitle),
    severity: 'sev1',
    moment: { at: '2026-11-18T00:00:00.000Z', precision: 'about' },
    isPrivate: false,
    isDrill: false,
    usesThisChannel: false,
  } as const;
  const message = { channelId: 'C0123456789A', ts: '1700000000.000100' };
  const permalink = `https://a-company-with-a-long-name.slack.com/archives/C0123456789A/p${'1'.repeat(90)}`;

  expect(packOpening({ opening, message, permalink }).length).toBeLessThan(2000);
});

test.each(['', 'sev2 Checkout', 'null', '{}', '{"opening":{}}', '[1]'])(
  '%j is no opening',
  (text) => {
    expect(unpackOpening(text)).toBeUndefined();
  },
);
