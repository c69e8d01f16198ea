import fc from 'fast-check';
import { initialState } from '../../src/domain/incident-state';
import { replay, resume } from '../../src/domain/replay';
import { logOf, opening } from '../helpers/entries';
import { anyDrafts } from '../helpers/random-log';

const anyLog = anyDrafts(40).map((drafts) => logOf([opening(), ...drafts]));

test('replaying is the same as taking up the entries one by one', () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const oneByOne = log.reduce(
        (state, one, index) => resume(state, log.slice(0, index + 1), [one]),
        initialState,
      );

      expect(oneByOne).toEqual(replay(log));
    }),
  );
});

test('replaying is the same as taking up the entries in batches', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(), (log, pick) => {
      const middle = pick % log.length;

      const state = resume(replay(log.slice(0, middle)), log, log.slice(middle));

      expect(state).toEqual(replay(log));
    }),
  );
});

test('taking up more entries leaves the state before as it was', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(), (log, pick) => {
      const middle = pick % log.length;
      const before = replay(log.slice(0, middle));
      const asItWas = structuredClone(before);

      resume(before, log, log.slice(middle));

      expect(before).toEqual(asItWas);
    }),
  );
});
