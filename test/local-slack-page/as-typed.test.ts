import { asTyped } from '../../src/local-slack/page/text/as-typed';
import { state } from './state';

test.each([
  ['<@U2> see <#C2>', '@mike see #incidents'],
  ['<#C2|old-name>', '#incidents'],
  ['<!subteam^S1|@oncall> <!here>', '@oncall @here'],
  ['<https://a.example/?x=1&amp;y=2>', 'https://a.example/?x=1&y=2'],
  ['&lt;b&gt; &amp;lt; *bold*', '<b> &lt; *bold*'],
])('%s was typed as %s', (stored, typed) => {
  expect(asTyped(stored, state)).toBe(typed);
});
