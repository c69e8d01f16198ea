import fc from 'fast-check';
import { commands } from '../../src/commands';
import { undo } from '../../src/commands/undo';
import type { Refusal } from '../../src/domain/decision';
import { replay } from '../../src/domain/replay';
import { logOf, opening } from '../helpers/entries';
import { given, requestOn } from '../helpers/given';
import { anyDrafts } from '../helpers/random-log';

/** Words that commands look for, mixed with others. */
const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'H1',
        'E1',
        'A1',
        'T2',
        'T3',
        'for',
        'sev1',
        '10:05',
        '25:00',
        '-20m',
        'none',
      ),
      fc.constantFrom(
        '<@U0002|Sam>',
        '"dba"',
        'lead',
        'comms',
        'well',
        'by',
        '2026-12-01',
        '--drill',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(' '));

const anyCommand = fc.constantFrom(...commands);

test('any words after any command come to something, on any record', () => {
  fc.assert(
    fc.property(anyDrafts(12), anyCommand, anyWords, (drafts, command, words) => {
      const outcome = command.run(requestOn(logOf([opening(), ...drafts])), words);

      if ('ok' in outcome && !outcome.ok) expect(outcome.message).toMatch(/[.!]$|example/);
      else expect(Object.keys(outcome).join()).toMatch(/ok|show|ask|open|close/);
    }),
    { numRuns: 400, maxSkipsPerRun: 1000 },
  );
});

test('an example of a refusal is itself accepted, or shows how to begin', () => {
  fc.assert(
    fc.property(anyDrafts(12), anyCommand, anyWords, (drafts, command, words) => {
      const incident = given(opening(), ...drafts);
      const outcome = command.run(requestOn(incident.log), words);
      fc.pre('ok' in outcome && !outcome.ok);
      const { example, reason } = outcome as Refusal;
      fc.pre(example !== undefined && example !== command.example);

      const then = incident.when(example ?? '', { now: '2026-11-20T09:00:00.000Z' });

      if ('ok' in then)
        expect([reason, example, then]).toMatchObject([reason, example, { ok: true }]);
    }),
    { numRuns: 60, maxSkipsPerRun: 1000 },
  );
});

test('what a command decides can be put on record and read again', () => {
  fc.assert(
    fc.property(anyDrafts(12), anyCommand, anyWords, (drafts, command, words) => {
      const log = logOf([opening(), ...drafts]);
      const outcome = command.run(requestOn(log), words);
      fc.pre('entries' in outcome);
      const { entries } = outcome as Extract<typeof outcome, { entries: unknown }>;

      const kept = JSON.parse(JSON.stringify(entries));

      expect(kept).toEqual(entries);
      const drafted = entries.map(({ kind, payload }) => [kind, payload]) as never;
      expect(() => replay([...log, ...logOf(drafted, log.length)])).not.toThrow();
    }),
    { numRuns: 400, maxSkipsPerRun: 1000 },
  );
});

test('undo gives back the state before', () => {
  fc.assert(
    fc.property(anyDrafts(12), anyCommand, anyWords, (drafts, command, words) => {
      const log = logOf([opening(), ...drafts]);
      const by = { id: 'U0077', name: 'Kim' };
      const outcome = command.run(requestOn(log, { by }), words);
      fc.pre('entries' in outcome && !['reopen', 'close'].includes(command.name));
      const { entries } = outcome as Extract<typeof outcome, { entries: unknown }>;
      const made = entries.map(({ kind, payload }) => [kind, payload, { by }]) as never;
      const after = [...log, ...logOf(made, log.length)];

      const undoing = undo.run(requestOn(after, { by }), '');

      if (!('entries' in undoing)) throw new Error(`not undone: ${JSON.stringify(undoing)}`);
      const drafted = undoing.entries.map(({ kind, payload }) => [kind, payload, { by }]) as never;
      const { version, numbered, ...state } = replay([...after, ...logOf(drafted, after.length)]);
      const { version: _, numbered: __, ...before } = replay(log);
      expect(state).toEqual(before);
    }),
    { numRuns: 400, maxSkipsPerRun: 1000 },
  );
});
