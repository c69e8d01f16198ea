import { opening } from '../helpers/entries';
import { modelOf, ownRenderer } from './rich-incident';

const renderer = ownRenderer();
const model = modelOf([
  opening(),
  ['escalated', { escalation: 'E1', target: { kind: 'name', name: 'dba' }, text: 'Help' }],
  ['escalation-passed-on', { escalation: 'E1', target: { kind: 'name', name: '*Tom* <b>|' } }],
]);

test('Who was asked next is in the document', () => {
  expect(renderer.markdown(model)).toContain('**10:02 Passed on** to \\*Tom\\* \\<b\\>\\|');
});

test('Who was asked next is on the page', () => {
  expect(renderer.html(model)).toContain('Passed on to <bdi>*Tom* &lt;b&gt;|</bdi>');
});

test('Who was asked next is in the message', () => {
  const shown = JSON.stringify(renderer.pieces(model));

  expect(shown).toContain('" Passed on to ","*Tom* <b>|"');
});
