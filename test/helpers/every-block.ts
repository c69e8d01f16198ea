import type { Json } from '../../src/local-slack/types';

/** Something that an app may send, and by what somebody sees that it is shown: a CSS selector, or words that begin with `text=`. */
export interface Sample {
  readonly type: string;
  readonly block: Json;
  readonly shows: string;
}

const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

function plain(text: string): Json {
  return { type: 'plain_text', text };
}

function options(...names: string[]): Json[] {
  return names.map((name) => ({ text: plain(name), value: name }));
}

function rich(...elements: Json[]): Json {
  return { type: 'rich_text', elements };
}

function leaves(...elements: Json[]): Json {
  return rich({ type: 'rich_text_section', elements });
}

/** Blocks of a message, by the ids of a person, a channel and a group. */
export function messageSamples(ids: {
  readonly person: string;
  readonly channel: string;
  readonly group: string;
  readonly team: string;
}): Sample[] {
  return [
    {
      type: 'header',
      block: { type: 'header', text: plain('A header') },
      shows: 'h3 >> text=A header',
    },
    {
      type: 'section',
      block: {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: '*bold* _italic_ ~struck~ `code` <https://a.example/|a link>',
        },
        fields: [plain('A field'), { type: 'mrkdwn', text: '*Another* field' }],
      },
      shows: '.fields >> text=A field',
    },
    {
      type: 'plain_text',
      block: { type: 'section', text: plain('*not bold*') },
      shows: 'text=*not bold*',
    },
    {
      type: 'mrkdwn',
      block: { type: 'section', text: { type: 'mrkdwn', text: '*is bold*' } },
      shows: 'strong >> text=is bold',
    },
    { type: 'divider', block: { type: 'divider' }, shows: 'hr' },
    {
      type: 'context',
      block: {
        type: 'context',
        elements: [{ type: 'image', image_url: PICTURE, alt_text: 'a dot' }, plain('In passing')],
      },
      shows: '.block-context >> text=In passing',
    },
    {
      type: 'image',
      block: {
        type: 'image',
        image_url: PICTURE,
        alt_text: 'a picture of a dot',
        title: plain('The dot'),
      },
      shows: 'figure img[alt="a picture of a dot"]',
    },
    {
      type: 'video',
      block: {
        type: 'video',
        video_url: 'https://v.example/1',
        thumbnail_url: PICTURE,
        alt_text: 'a film',
        title: plain('The film'),
      },
      shows: 'a >> text=The film',
    },
    {
      type: 'alert',
      block: { type: 'alert', level: 'warning', text: plain('Take care') },
      shows: '[role=note] >> text=Take care',
    },
    {
      type: 'markdown',
      block: { type: 'markdown', text: '## A part\n\n| a | b |\n|---|---|\n| 1 | 2 |' },
      shows: '.markdown td >> text=2',
    },
    {
      type: 'table',
      block: {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'Name' },
            { type: 'raw_text', text: 'Count' },
          ],
          [leaves({ type: 'text', text: 'Cell' }), { type: 'raw_number', value: 7, text: 'seven' }],
        ],
        column_settings: [{ align: 'left' }, { align: 'right' }],
      },
      shows: 'td >> text=seven',
    },
    {
      type: 'actions',
      block: {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', text: plain('Go'), style: 'primary' }],
      },
      shows: 'button.primary >> text=Go',
    },
    {
      type: 'button',
      block: {
        type: 'section',
        text: plain('With a button'),
        accessory: { type: 'button', action_id: 'stop', text: plain('Stop'), style: 'danger' },
      },
      shows: 'button.danger >> text=Stop',
    },
    {
      type: 'overflow',
      block: {
        type: 'section',
        text: plain('With more'),
        accessory: { type: 'overflow', action_id: 'more', options: options('one', 'two') },
      },
      shows: '.blocks button[aria-label="More actions"]',
    },
    ...richSamples(ids),
  ];
}

function richSamples({
  person,
  channel,
  group,
  team,
}: Parameters<typeof messageSamples>[0]): Sample[] {
  const text = (words: string, style?: Json): Json => ({
    type: 'text',
    text: words,
    ...(style && { style }),
  });
  return [
    {
      type: 'rich_text',
      block: leaves(text('very bold', { bold: true })),
      shows: 'strong >> text=very bold',
    },
    {
      type: 'text',
      block: leaves(text('underlined', { underline: true }), text('marked', { highlight: true })),
      shows: 'u >> text=underlined',
    },
    {
      type: 'rich_text_section',
      block: leaves(text('aslant', { italic: true, strike: true })),
      shows: 'em s >> text=aslant',
    },
    {
      type: 'rich_text_list',
      block: rich(
        {
          type: 'rich_text_list',
          style: 'ordered',
          offset: 2,
          elements: [{ type: 'rich_text_section', elements: [text('third')] }],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 1,
          elements: [{ type: 'rich_text_section', elements: [text('inner')] }],
        },
      ),
      shows: 'ol[start="3"] li >> text=third',
    },
    {
      type: 'rich_text_quote',
      block: rich({ type: 'rich_text_quote', elements: [text('quoted')] }),
      shows: 'blockquote >> text=quoted',
    },
    {
      type: 'rich_text_preformatted',
      block: rich({ type: 'rich_text_preformatted', elements: [text('as  is')] }),
      shows: 'pre >> text=as  is',
    },
    {
      type: 'link',
      block: leaves({ type: 'link', url: 'https://b.example/', text: 'there' }),
      shows: 'a[href="https://b.example/"]',
    },
    {
      type: 'user',
      block: leaves({ type: 'user', user_id: person }),
      shows: '.mention >> text=@dana',
    },
    {
      type: 'channel',
      block: leaves({ type: 'channel', channel_id: channel }),
      shows: '.mention >> text=#incidents',
    },
    {
      type: 'usergroup',
      block: leaves({ type: 'usergroup', usergroup_id: group }),
      shows: '.mention >> text=@oncall',
    },
    {
      type: 'team',
      block: leaves({ type: 'team', team_id: team }),
      shows: '.mention >> text=@Local workspace',
    },
    {
      type: 'broadcast',
      block: leaves({ type: 'broadcast', range: 'here' }),
      shows: '.mention >> text=@here',
    },
    {
      type: 'emoji',
      block: leaves({ type: 'emoji', name: 'tada' }),
      shows: '.emoji[aria-label="tada"]',
    },
    {
      type: 'date',
      block: leaves({ type: 'date', timestamp: 1_700_000_000, format: '{date_num}' }),
      shows: 'time >> text=2023-11-14',
    },
    {
      type: 'color',
      block: leaves({ type: 'color', value: '#ff8800' }),
      shows: 'code >> text=#ff8800',
    },
  ];
}

/** Every field of a form, each in an input block labelled by its type. */
export function formSamples(): Sample[] {
  const choice = { options: options('one', 'two'), placeholder: plain('Pick') };
  const ticks = { options: options('one', 'two') };
  const fields: [type: string, extra: Json, shows: string][] = [
    ['plain_text_input', { multiline: true }, 'textarea'],
    ['rich_text_input', {}, 'textarea'],
    ['number_input', { is_decimal_allowed: true }, 'input[inputmode=decimal]'],
    ['email_text_input', {}, 'input[inputmode=email]'],
    ['url_text_input', {}, 'input[inputmode=url]'],
    ['static_select', choice, 'select'],
    ['external_select', { initial_option: choice.options[0] }, 'select'],
    ['users_select', {}, 'select'],
    ['conversations_select', {}, 'select'],
    ['channels_select', {}, 'select'],
    ['multi_static_select', choice, '.multi'],
    ['multi_external_select', {}, '.multi'],
    ['multi_users_select', {}, '.multi'],
    ['multi_conversations_select', {}, '.multi'],
    ['multi_channels_select', {}, '.multi'],
    ['file_input', {}, '.multi'],
    ['datepicker', {}, 'input[type=date]'],
    ['timepicker', {}, 'input[type=time]'],
    ['datetimepicker', {}, 'input[type=datetime-local]'],
    ['checkboxes', ticks, 'input[type=checkbox]'],
    ['radio_buttons', ticks, 'input[type=radio]'],
  ];
  return fields.map(([type, extra, shows]) => ({
    type,
    block: {
      type: 'input',
      label: plain(`A ${type}`),
      hint: plain(`What a ${type} is for`),
      element: { type, action_id: type, ...extra },
    },
    shows: `.field:has-text("A ${type}") >> ${shows}`,
  }));
}
