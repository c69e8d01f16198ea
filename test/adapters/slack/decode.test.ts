import { chatMessage } from '../../../src/adapters/slack/read/chat-message';
import { decodeMrkdwn, nameMentions } from '../../../src/adapters/slack/read/decode';
import type { RawMessage } from '../../../src/adapters/slack/read/raw-message';

const names: Readonly<Record<string, string>> = { U1: 'dana', U2: 'A <b> | c' };
const nameOf = async (id: string) => names[id];
const identity = { workspaceId: 'T1', botUserId: 'U0BOT', botId: 'B0BOT' };

test.each([
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['typed as &amp;lt;', 'typed as &lt;'],
  ['<@U1> and <@U1|someone> and <@U9>', '@dana and @someone and @U9'],
  ['in <#C1|general> and <#C2>', 'in #general and #C2'],
  ['<!here> <!channel|channel> <!subteam^S1|@ops> <!subteam^S1>', '@here @channel @ops @S1'],
  ['<!date^1700000000^{date}|yesterday>', 'yesterday'],
  ['<https://a.example/x>', 'https://a.example/x'],
  ['<https://a.example/?a=1&amp;b=2|graph>', 'graph (https://a.example/?a=1&b=2)'],
  ['<http://a.example|a.example>', 'a.example'],
  ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ['```\nif (a &lt; b) {}\n```', '```\nif (a < b) {}\n```'],
  ['no markup at all', 'no markup at all'],
  ['<', '<'],
])('%s reads %s', async (markup, words) => {
  expect(await decodeMrkdwn(markup, nameOf)).toBe(words);
});

test('mentions get the names they lack, which cannot end the mention', async () => {
  expect(await nameMentions('by <@U1> <@U2> <@U3> <@U1|x>', nameOf)).toBe(
    'by <@U1|dana> <@U2|A b  c> <@U3> <@U1|x>',
  );
});

function textOf(raw: RawMessage): Promise<string> {
  return chatMessage(raw, 'C1', identity, nameOf).then(({ text }) => text);
}

test('a message that is only blocks is read from them', async () => {
  const raw: RawMessage = {
    text: '',
    bot_id: 'B1',
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'CPU & memory' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'host <https://x.example|web-1> &gt; 90%' },
        fields: [{ type: 'mrkdwn', text: 'by <@U1>' }],
      },
      { type: 'divider' },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'a < b ' },
              { type: 'user', user_id: 'U1' },
              { type: 'link', url: 'https://y.example', text: 'runbook' },
            ],
          },
          {
            type: 'rich_text_list',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] },
              { type: 'rich_text_section', elements: [{ type: 'emoji', name: 'boom' }] },
            ],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: 'from monitoring' }] },
    ],
  };

  expect(await textOf(raw)).toBe(
    [
      'CPU & memory',
      'host web-1 (https://x.example) > 90%',
      'by @dana',
      'a < b @danarunbook (https://y.example)',
      '• one',
      '• :boom:',
      'from monitoring',
    ].join('\n'),
  );
});

test('a message that is only attachments is read from them', async () => {
  const raw: RawMessage = {
    text: '',
    attachments: [
      {
        fallback: 'unused',
        pretext: 'Alert',
        title: 'Disk full',
        title_link: 'https://x.example',
        text: 'on db-1',
        fields: [{ title: 'Severity', value: 'high' }],
      },
      { fallback: 'only this' },
    ],
  };

  expect(await textOf(raw)).toBe(
    'Alert\nDisk full (https://x.example)\non db-1\nSeverity: high\nonly this',
  );
});

test('the preview Slack makes of a link is not part of what was said', async () => {
  const attachments = [{ from_url: 'https://x.example', text: 'A page', fallback: 'A page' }];

  expect(await textOf({ text: 'see this', attachments })).toBe('see this');
});

test('another app is named, and a deleted file is left out', async () => {
  const raw: RawMessage = {
    ts: '1.1',
    bot_id: 'B9',
    username: 'Monitor',
    text: 'x',
    files: [{ id: 'F1' }, { id: 'F2', name: 'a.png', mimetype: 'image/png', url_private: 'u' }],
  };

  expect(await chatMessage(raw, 'C1', identity, nameOf)).toMatchObject({
    authorName: 'Monitor',
    isOurs: false,
    files: [{ id: 'F2', name: 'a.png', mimetype: 'image/png', url: 'u' }],
  });
});

test.each([{ user: 'U0BOT' }, { bot_id: 'B0BOT' }])('our own message is ours: %j', async (by) => {
  expect(await chatMessage(by, 'C1', identity, nameOf)).toMatchObject({ isOurs: true });
});
