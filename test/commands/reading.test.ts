import { opening } from '../helpers/entries';
import { given } from '../helpers/given';

const incident = given(opening());

test.each([
  ['timeline', { show: 'timeline' }],
  ['summary', { show: 'summary' }],
  ['preview', { show: 'preview' }],
  ['show', { show: 'state' }],
  ['list', { show: 'list' }],
  ['help', { show: 'help' }],
  ['help escalate', { show: 'help', about: 'escalate' }],
  ['search connection  pool', { show: 'search', words: ['connection', 'pool'] }],
  ['stats', { show: 'stats', days: 90 }],
  ['stats 30', { show: 'stats', days: 30 }],
  ['stats 7d', { show: 'stats', days: 7 }],
  ['paste', { ask: 'paste' }],
  ['close', { close: true }],
])('%s changes nothing and shows', (typed, outcome) => {
  expect(incident.when(typed)).toEqual(outcome);
});

test.each([
  ['search', 'The words are missing.'],
  ['stats 0', 'It takes a number of days, and got “0”.'],
  ['stats -3', 'It takes a number of days, and got “-3”.'],
  ['stats week', 'It takes a number of days, and got “week”.'],
])('%s is refused', (typed, message) => {
  expect(incident.when(typed)).toMatchObject({ ok: false, reason: 'bad-argument', message });
});

test('a closed incident is not closed again', () => {
  expect(given(opening(), ['closed', {}]).when('close')).toMatchObject({
    reason: 'unchanged',
    message: 'It is closed already.',
    example: 'preview',
  });
});

test('a closed incident is reopened, with a reason', () => {
  expect(given(opening(), ['closed', {}]).when('reopen it is back')).toEqual({
    ok: true,
    entries: [{ kind: 'reopened', payload: { text: 'it is back' } }],
  });
});

test('an open incident is not reopened', () => {
  expect(incident.when('reopen')).toMatchObject({
    reason: 'not-possible-now',
    message: 'The incident is open.',
  });
});

test('a hypothesis that can be reopened is named', () => {
  const ended = given(
    opening(),
    ['hypothesis-raised', { hypothesis: 'H1', text: 'x' }],
    ['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }],
  );

  expect(ended.when('reopen')).toMatchObject({ example: 'reopen H1' });
});
