import { complete } from '../../src/local-slack/page/composer/completion';
import { state } from './state';

function offered(text: string, caret = text.length): string[] {
  return complete(text, caret, state).suggestions.map(({ insert }) => insert);
}

test('a slash at the start offers the commands, with their usage', () => {
  expect(complete('/inc', 4, state).suggestions).toEqual([
    { insert: '/incident', label: '/incident start | help', hint: 'Runs an incident' },
  ]);
  expect(offered('/')).toEqual(['/incident', '/invite']);
});

test('a slash elsewhere offers nothing', () => {
  expect(offered('see /inc')).toEqual([]);
});

test('where no command can be given, none is offered', () => {
  expect(complete('/inc', 4, state, false).suggestions).toEqual([]);
  expect(complete('@mi', 3, state, false).suggestions).toHaveLength(1);
});

test('a finished command is not offered again', () => {
  expect(offered('/incident')).toEqual([]);
});

test.each([
  ['@mi', '@mike'],
  ['ask @onc', '@oncall'],
  ['@her', '@here'],
])('%s offers %s', (text, wanted) => {
  expect(offered(text)).toEqual([wanted]);
});

test('a user group is found by its name as well', () => {
  expect(offered('@on')).toEqual(['@oncall']);
});

test('a number sign offers channels', () => {
  expect(offered('in #inc')).toEqual(['#incidents']);
});

test('the word at the caret counts, not the last one', () => {
  expect(complete('@mi and more', 3, state)).toMatchObject({
    start: 0,
    suggestions: [{ insert: '@mike' }],
  });
});

test('a colon and two letters offer emoji, those that begin so first', () => {
  expect(offered(':pushp')[0]).toBe(':pushpin:');
  expect(offered('at 14:0')).toEqual([]);
});
