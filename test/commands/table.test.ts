import { commands, findCommand } from '../../src/commands';
import { refuse } from '../../src/domain/decision';
import { type EntryDraft, opening } from '../helpers/entries';
import { given } from '../helpers/given';

/** An incident with one of everything that a command may be about. */
const busy: readonly EntryDraft[] = [
  opening(),
  ['hypothesis-raised', { hypothesis: 'H1', text: 'the deploy' }],
  ['escalated', { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: 'stuck' }],
  ['action-added', { action: 'A1', text: 'add an alert' }],
  ['note', { text: 'restarted the primary' }],
];

/** What must be there before an example makes sense. */
const before: Readonly<Record<string, readonly EntryDraft[]>> = {
  restore: [['entry-removed', { target: 5 }]],
  reopen: [['closed', {}]],
  handoff: [],
};

describe('the example of each command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s: works as it stands',
    (name, command) => {
      const by = name === 'handoff' ? { id: 'U0077', name: 'Kim' } : undefined;

      const outcome = given(...busy, ...(before[name] ?? [])).when(command.example, {
        now: '2026-11-19T15:00:00.000Z',
        ...(by && { by }),
      });

      if ('ok' in outcome) expect(outcome).toMatchObject({ ok: true });
      else expect(Object.keys(outcome).join()).toMatch(/show|ask|open|close/);
    },
  );

  test.each(commands.map(({ name, example }) => [name, example]))(
    '%s: begins with the name itself, so that help can be copied',
    (name, example) => {
      expect(example.split(' ')[0]).toBe(name);
    },
  );
});

describe('finding a command', () => {
  test.each([
    ['note', 'note'],
    ['NOTE', 'note'],
    ['log', 'note'],
    ['add', 'note'],
    ['theory', 'hypothesis'],
    ['suspect', 'hypothesis'],
    ['hypo', 'hypothesis'],
    ['sev', 'severity'],
    ['declare', 'start'],
    ['new', 'start'],
    ['open', 'start'],
    ['ruleout', 'rule-out'],
    ['rule_out', 'rule-out'],
    ['rule', 'rule-out'],
    ['acknowledge', 'ack'],
    ['page', 'escalate'],
    ['esc', 'escalate'],
    ['handover', 'handoff'],
    ['todo', 'action'],
    ['tim', 'timeline'],
  ])('%s is %s', (word, name) => {
    expect(findCommand(word)).toMatchObject({ name });
  });

  test.each([
    ['a beginning that several share', 'stat', ['status', 'stats']],
    ['a letter too many', 'notee', ['note']],
    ['two letters swapped in a long name', 'hypohtesis', ['hypothesis']],
    ['an alias misspelt', 'theorie', ['hypothesis']],
    ['nothing like a command', 'xyzzy', []],
    ['two letters swapped', 'strat', ['start']],
    ['two letters swapped in a short word', 'ntoe', ['note']],
    ['an empty word', '', []],
    ['a name every object has', 'constructor', []],
  ])('%s: did you mean', (_what, word, names) => {
    expect(findCommand(word)).toEqual({ didYouMean: names });
  });

  test('no name or alias stands for two commands', () => {
    const words = commands.flatMap(({ name, aliases }) => [name, ...aliases]);

    expect(new Set(words).size).toBe(words.length);
  });
});

test('a command says how it is used', () => {
  expect(findCommand('evidence')).toMatchObject({ usage: 'evidence H1 for|against [time] text' });
});

test('what may stand in two places is named once', () => {
  expect(findCommand('ack')).toMatchObject({ usage: 'ack E1 [by @user] [time] [text]' });
});

test('only the incident’s going on asks to reopen a closed one', () => {
  const reopening = commands.filter(({ whenClosed }) => whenClosed === 'reopens');

  expect(reopening.map(({ name }) => name).sort()).toEqual([
    'escalate',
    'handoff',
    'hypothesis',
    'resolve',
    'severity',
    'status',
    'update',
  ]);
});

test('a refusal without an example has none', () => {
  expect(refuse('closed', 'It is closed.')).not.toHaveProperty('example');
});
