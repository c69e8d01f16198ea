import fc from 'fast-check';
import { extendedWithoutRedacted, withoutRedacted } from '../../src/domain/redaction';
import { logOf, opening } from '../helpers/entries';
import { anyDrafts } from '../helpers/random-log';

test('a log to which more is added has the same words as one that is read at once', () => {
  let redacted = 0;
  fc.assert(
    fc.property(anyDrafts(40), fc.nat(40), (drafts, at) => {
      const log = logOf([opening(), ...drafts]);
      const before = withoutRedacted(log.slice(0, at));
      const whole = withoutRedacted(log);
      if (whole !== log) redacted += 1;

      expect(extendedWithoutRedacted(before, log.slice(at))).toEqual(whole);
    }),
    { seed: 20261129, numRuns: 500 },
  );

  expect(redacted).toBeGreaterThan(50);
});
