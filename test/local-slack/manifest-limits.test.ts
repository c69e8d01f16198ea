import { manifestShape } from '../../src/local-slack/manifest/shape';

type Json = Record<string, unknown>;

/** A manifest in which one thing is as long, or as many, as said. */
type Sized = (size: number) => Json;

const x = (length: number): string => 'x'.repeat(length);

function times<T>(count: number, item: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => item(index));
}

function app(parts: Json): Json {
  return { display_information: { name: 'Tester' }, ...parts };
}

function display(field: string): Sized {
  return (size) => app({ display_information: { name: 'Tester', [field]: x(size) } });
}

function shortcut(change: Json): Json {
  return { name: 'Keep', type: 'global', callback_id: 'keep', description: 'Keeps', ...change };
}

function command(change: Json): Json {
  return { command: '/echo', description: 'Says it again', ...change };
}

const features = (parts: Json): Json => app({ features: parts });
const settings = (parts: Json): Json => app({ settings: parts });
const subscriptions = (parts: Json): Json => settings({ event_subscriptions: parts });
const scopes =
  (kind: string): Sized =>
  (size) =>
    app({ oauth_config: { scopes: { [kind]: times(size, (n) => `scope:${n}`) } } });

/** Slack's limits as github.com/slackapi/manifest-schema states them for version 2. */
const TEXTS: [where: string, most: number, manifest: Sized][] = [
  ['display_information/name', 35, (size) => app({ display_information: { name: x(size) } })],
  ['display_information/description', 140, display('description')],
  ['display_information/long_description', 4000, display('long_description')],
  [
    'features/bot_user/display_name',
    80,
    (size) => features({ bot_user: { display_name: x(size) } }),
  ],
  [
    'features/shortcuts/0/name',
    24,
    (size) => features({ shortcuts: [shortcut({ name: x(size) })] }),
  ],
  [
    'features/shortcuts/0/callback_id',
    255,
    (size) => features({ shortcuts: [shortcut({ callback_id: x(size) })] }),
  ],
  [
    'features/shortcuts/0/description',
    150,
    (size) => features({ shortcuts: [shortcut({ description: x(size) })] }),
  ],
  [
    'features/slash_commands/0/command',
    32,
    (size) => features({ slash_commands: [command({ command: `/${x(size - 1)}` })] }),
  ],
  [
    'features/slash_commands/0/description',
    2000,
    (size) => features({ slash_commands: [command({ description: x(size) })] }),
  ],
  [
    'features/slash_commands/0/usage_hint',
    1000,
    (size) => features({ slash_commands: [command({ usage_hint: x(size) })] }),
  ],
  [
    'oauth_config/redirect_urls/0',
    2500,
    (size) => app({ oauth_config: { redirect_urls: [x(size)] } }),
  ],
];

const LISTS: [where: string, most: number, manifest: Sized][] = [
  [
    'features/shortcuts',
    10,
    (size) => features({ shortcuts: times(size, (n) => shortcut({ callback_id: `keep${n}` })) }),
  ],
  [
    'features/slash_commands',
    50,
    (size) => features({ slash_commands: times(size, (n) => command({ command: `/echo${n}` })) }),
  ],
  [
    'features/unfurl_domains',
    5,
    (size) => features({ unfurl_domains: times(size, (n) => `a${n}.example`) }),
  ],
  [
    'features/agent_view/suggested_prompts',
    4,
    (size) =>
      features({
        agent_view: {
          suggested_prompts: times(size, (n) => ({ title: `Prompt ${n}`, message: 'Help' })),
        },
      }),
  ],
  ['oauth_config/scopes/bot', 255, scopes('bot')],
  ['oauth_config/scopes/bot_optional', 255, scopes('bot_optional')],
  ['oauth_config/scopes/user', 255, scopes('user')],
  [
    'oauth_config/redirect_urls',
    1000,
    (size) =>
      app({ oauth_config: { redirect_urls: times(size, (n) => `https://a.example/${n}`) } }),
  ],
  [
    'settings/event_subscriptions/bot_events',
    100,
    (size) => subscriptions({ bot_events: times(size, (n) => `event_${n}`) }),
  ],
  [
    'settings/event_subscriptions/user_events',
    100,
    (size) => subscriptions({ user_events: times(size, (n) => `event_${n}`) }),
  ],
  [
    'settings/event_subscriptions/metadata_subscriptions',
    20,
    (size) =>
      subscriptions({
        metadata_subscriptions: times(size, (n) => ({ app_id: 'A1', event_type: `kind_${n}` })),
      }),
  ],
  [
    'settings/allowed_ip_address_ranges',
    50,
    (size) => settings({ allowed_ip_address_ranges: times(size, (n) => `10.0.0.${n}`) }),
  ],
];

it.each(TEXTS)('%s has at most %i characters', (where, most, manifest) => {
  expect(manifestShape(manifest(most), '')).toEqual([]);
  expect(manifestShape(manifest(most + 1), '')).toEqual([
    `must be less than ${most + 1} characters [json-pointer:/${where}]`,
  ]);
});

it.each(LISTS)('%s has at most %i items', (where, most, manifest) => {
  expect(manifestShape(manifest(most), '')).toEqual([]);
  expect(manifestShape(manifest(most + 1), '')).toEqual([
    `no more than ${most} items allowed [json-pointer:/${where}]`,
  ]);
});

it('the long description has at least 175 characters', () => {
  expect(manifestShape(display('long_description')(175), '')).toEqual([]);
  expect(manifestShape(display('long_description')(174), '')).toEqual([
    'must be more than 174 characters [json-pointer:/display_information/long_description]',
  ]);
});

it.each(['10.0.0.0', '10.0.0.0/8', '255.255.255.255/32'])('%s is an IP range', (range) => {
  expect(manifestShape(settings({ allowed_ip_address_ranges: [range] }), '')).toEqual([]);
});

it.each(['256.0.0.1', '10.0.0.0/33', '10.0.0', '10.0.0.0/'])('%s is no IP range', (range) => {
  expect(manifestShape(settings({ allowed_ip_address_ranges: [range] }), '').join()).toContain(
    'must be an IPv4 address or range',
  );
});
