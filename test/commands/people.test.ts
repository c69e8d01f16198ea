import { dana, type EntryDraft, opening, sam } from '../helpers/entries';
import { decide, given, mention, requestOn } from '../helpers/given';

const incident = given(opening());
const asked: readonly EntryDraft[] = [
  opening(),
  ['escalated', { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: 'stuck' }],
];
const escaped = { kind: 'group', id: 'S0002', name: 'R&D <eu>' };
const group = { kind: 'group', id: 'S0001', name: 'database team' };

describe('escalate', () => {
  test.each([
    ['a person', 'escalate @sam stuck', { kind: 'user', ...sam }],
    [
      'a group',
      'escalate <!subteam^S0001|@dba> stuck',
      { kind: 'group', id: 'S0001', name: 'dba' },
    ],
    [
      'a group without a label',
      'page <!subteam^S1> stuck',
      { kind: 'group', id: 'S1', name: 'S1' },
    ],
    ['a name in quotes', 'escalate "network team" stuck', { kind: 'name', name: 'network team' }],
    ['typographic quotes', 'escalate “network” stuck', { kind: 'name', name: 'network' }],
    ['low quotes', 'escalate „network“ stuck', { kind: 'name', name: 'network' }],
    ['a name in the settings', 'escalate Database Team stuck', group],
    ['the longest name in the settings', 'escalate database team: stuck', group],
    ['a shorter one', 'escalate database stuck', { kind: 'user', id: 'U0009', name: 'database' }],
    ['a name in the settings, in quotes', 'escalate "Database Team" stuck', group],
    ['a name that Slack escapes', 'escalate r&amp;d &lt;EU&gt; stuck', escaped],
    ['a name that Slack escapes, in quotes', 'escalate "R&amp;D &lt;eu&gt;" stuck', escaped],
  ])('asks %s', (_what, typed, target) => {
    expect(incident.when(typed)).toEqual({
      ok: true,
      entries: [{ kind: 'escalated', payload: { escalation: 'E1', target, text: 'stuck' } }],
    });
  });

  test.each(['escalate "network team" 10:05 stuck', 'escalate 10:05 "network team" stuck'])(
    'asks since the time in %s',
    (typed) => {
      expect(incident.when(typed)).toMatchObject({
        ok: true,
        entries: [
          {
            payload: { target: { name: 'network team' }, text: 'stuck' },
            moment: { at: expect.stringContaining(':05:00') },
          },
        ],
      });
    },
  );

  test('counts on', () => {
    expect(given(...asked).when('escalate @sam again')).toMatchObject({
      entries: [{ payload: { escalation: 'E2' } }],
    });
  });

  test.each([
    ['escalate', 'It needs somebody to ask: @user, a user group, or a name in quotes.'],
    ['escalate @kim stuck', '“kim”'],
    ['escalate dba stuck', 'put a name in quotes, "dba"'],
    ['escalate databases stuck', '“databases”'],
    ['escalate pagers stuck', 'from the settings (database team, database, R&D <eu>)'],
    ['escalate "" stuck', '“""”'],
    ['escalate "   " stuck', 'Nobody here is called'],
    ['escalate @sam', 'The reason is missing.'],
    ['escalate &lt;@U0002&gt; stuck', '“<@U0002>”'],
  ])('%s is refused', (typed, words) => {
    expect(incident.when(typed)).toMatchObject({
      ok: false,
      reason: 'bad-argument',
      message: expect.stringContaining(words),
      example: 'escalate "database team" writes are stuck',
    });
  });
});

describe('ack', () => {
  test.each([
    ['for oneself', 'ack E1', dana, ''],
    ['with words', 'ack 1 on it', dana, 'on it'],
    ['for somebody else', 'ack E1 by @sam', sam, ''],
    ['for somebody else, with words', 'ack e1 by @sam on it', sam, 'on it'],
    ['for somebody else, after the time', 'ack E1 10:05 by @sam on it', sam, 'on it'],
    ['words that begin with by', 'ack E1 by phone', dana, 'by phone'],
  ])('%s', (_what, typed, acknowledgedBy, text) => {
    expect(given(...asked).when(typed)).toMatchObject({
      ok: true,
      entries: [
        { kind: 'escalation-acknowledged', payload: { escalation: 'E1', acknowledgedBy, text } },
      ],
    });
  });

  const acknowledged = given(...asked, [
    'escalation-acknowledged',
    { escalation: 'E1', acknowledgedBy: sam, text: '' },
  ]);
  test.each([
    [incident, 'ack E1', 'no-such-item', 'There is no escalation yet, so no E1.'],
    [given(...asked), 'ack E7', 'no-such-item', 'There is no escalation E7 here; there is E1.'],
    [given(...asked), 'ack', 'bad-argument', 'It needs an id such as E1, and got nothing.'],
    [acknowledged, 'ack E1', 'unchanged', 'E1 was acknowledged by Sam already.'],
  ])('%# %s is refused', (one, typed, reason, message) => {
    expect(one.when(typed)).toMatchObject({ ok: false, reason, message });
  });

  const target = given(...asked).log.findIndex(({ kind }) => kind === 'escalated') + 1;
  test('one that was removed is said to be, and how it comes back', () => {
    expect(given(...asked, ['entry-removed', { target }]).when('ack E1')).toEqual({
      ok: false,
      reason: 'no-such-item',
      message: `E1 was taken off the record, with T${target}.`,
      example: `restore T${target}`,
    });
  });

  test('one that was redacted does not come back', () => {
    const redacted = given(...asked, ['entry-redacted', { target }]);

    expect(redacted.when('ack E1')).not.toHaveProperty('example');
  });
});

describe('roles', () => {
  test('a role whose name Slack escapes is given', () => {
    const vocabulary = { roles: ['Q&A'], targets: [] };

    expect(decide({ ...requestOn(incident.log), vocabulary }, 'role q&amp;a @sam')).toMatchObject({
      entries: [{ kind: 'role-assigned', payload: { role: 'Q&A' } }],
    });
  });

  test.each([
    ['lead @sam', 'lead', sam],
    ['lead me', 'lead', dana],
    ['role comms @sam', 'comms', sam],
    ['role COMMS me', 'comms', dana],
    ['role lead @sam 10:05 for the night', 'lead', sam],
  ])('%s', (typed, role, person) => {
    expect(incident.when(typed)).toMatchObject({
      entries: [{ kind: 'role-assigned', payload: { role, person } }],
    });
  });

  test('none takes a role', () => {
    const led = given(opening(), ['role-assigned', { role: 'comms', person: sam, text: '' }]);

    expect(led.when('role comms none')).toMatchObject({
      entries: [{ payload: { role: 'comms', person: null } }],
    });
  });

  test.each([
    ['lead', 'It needs a person: type @ and pick them from the list.'],
    ['lead sam', '“sam” is nobody here: type @ and pick the person from the list.'],
    ['role', 'The roles here are lead, comms, scribe; it got nothing.'],
    ['role boss @sam', 'The roles here are lead, comms, scribe; it got “boss”.'],
    ['role comms', 'It needs a person: type @ and pick them from the list.'],
    ['role comms none', 'Nobody is comms, so there is nobody to take it from.'],
  ])('%s is refused', (typed, message) => {
    expect(incident.when(typed)).toMatchObject({ ok: false, message });
  });
});

test('a handoff offers the lead, with a note', () => {
  expect(incident.when('handoff @sam watch the queue')).toEqual({
    ok: true,
    entries: [{ kind: 'handover-offered', payload: { to: sam, text: 'watch the queue' } }],
  });
});

test.each([
  ['handoff', 'It needs a person'],
  ['handoff sam', '“sam” is nobody here'],
  ['handoff me', 'A handoff is to somebody else.'],
  [`handoff ${mention(dana)}`, 'A handoff is to somebody else.'],
])('%s is refused', (typed, words) => {
  expect(incident.when(typed)).toMatchObject({ message: expect.stringContaining(words) });
});

test('an update has its words', () => {
  expect(incident.when('update nearly there')).toMatchObject({
    entries: [{ kind: 'update-posted', payload: { text: 'nearly there' } }],
  });
});

test('an update without words is asked for', () => {
  expect(incident.when('update')).toEqual({ ask: 'update' });
});
