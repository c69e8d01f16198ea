import {
  anything,
  bool,
  type Check,
  check,
  list,
  matching,
  number,
  object,
  oneOf,
  problem,
  text,
} from '../checks';

/** What a manifest may hold: github.com/slackapi/manifest-schema, version 2. */

const flag = bool;
const address = (max: number) =>
  matching(/^https?:\/\//, 'an address with http:// or https://', { max });
const domain = matching(/^(?![.-])[-a-z0-9.]+[a-z0-9]$/, 'a domain', { max: 255 });
const hex = matching(/^#(?:[0-9a-fA-F]{3}){1,2}$/, 'a colour such as #1f2937');
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipRange = matching(
  new RegExp(`^(?:${byte}\\.){3}${byte}(?:/(?:3[0-2]|[12]?\\d))?$`),
  'an IPv4 address or range',
);
const integers = ['schema_version', 'min_version', 'major_version', 'minor_version'];

function options(optional: Readonly<Record<string, Check>>): Check {
  return object({ optional });
}

function unique(each: Check): Check {
  return check(
    `${each.says}, none twice`,
    (value, path) => {
      const problems = each(value, path);
      if (problems.length > 0) return problems;
      const items = (value as unknown[]).map((item) => JSON.stringify(item));
      return items.flatMap((item, index) =>
        items.indexOf(item) < index ? problem('is there twice', `${path}/${index}`) : [],
      );
    },
    each,
  );
}

const scopes = list(text({ max: 50 }), { min: 0, max: 255 });
const events = unique(list(text({ max: 50 }), { min: 0, max: 100 }));
const prompt = object({ required: { title: text(), message: text() } });

const shortcut = object({
  required: {
    name: text({ max: 24 }),
    type: oneOf('message', 'global'),
    callback_id: text({ max: 255 }),
    description: text({ max: 150 }),
  },
});

const slashCommand = object({
  required: {
    command: matching(/^\/[^\sA-Z]+$/, 'a slash and lower-case letters such as /deploy', {
      max: 32,
    }),
    description: text({ max: 2000 }),
  },
  optional: { url: address(3000), usage_hint: text({ max: 1000 }), should_escape: flag },
});

const features = options({
  app_home: options({
    home_tab_enabled: flag,
    messages_tab_enabled: flag,
    messages_tab_read_only_enabled: flag,
  }),
  bot_user: object({
    required: { display_name: text({ max: 80 }) },
    optional: { always_online: flag },
  }),
  shortcuts: list(shortcut, { max: 10 }),
  slash_commands: list(slashCommand, { max: 50 }),
  unfurl_domains: unique(list(domain, { max: 5 })),
  assistant_view: object({
    required: { assistant_description: text() },
    optional: { suggested_prompts: list(prompt, { min: 0 }) },
  }),
  agent_view: options({
    agent_description: text({ max: 300 }),
    suggested_prompts: list(prompt, { min: 0, max: 4 }),
    actions: list(object({ required: { name: text(), description: text() } }), { min: 0 }),
  }),
  workflow_steps: list(
    object({ required: { name: text({ max: 50 }), callback_id: text({ max: 50 }) } }),
    { max: 10 },
  ),
  functions: list(anything, { min: 0, max: 50 }),
});

const settings = options({
  allowed_ip_address_ranges: unique(list(ipRange, { max: 50 })),
  event_subscriptions: options({
    request_url: address(3500),
    user_events: events,
    bot_events: events,
    metadata_subscriptions: unique(
      list(object({ required: { app_id: text(), event_type: text({ max: 50 }) } }), { max: 20 }),
    ),
  }),
  incoming_webhooks: options({ incoming_webhooks_enabled: flag }),
  interactivity: object({
    required: { is_enabled: flag },
    optional: { request_url: address(3500), message_menu_options_url: address(3500) },
  }),
  org_deploy_enabled: flag,
  socket_mode_enabled: flag,
  token_rotation_enabled: flag,
  is_hosted: flag,
  siws_links: options({ initiate_uri: address(3500) }),
  hermes_app_type: text(),
  function_runtime: text(),
  is_mcp_enabled: flag,
});

/** The parts that this workspace has no use for are taken as they are. */
const UNUSED = [
  'app_directory',
  'functions',
  'workflows',
  'datastores',
  'outgoing_domains',
  'types',
  'external_auth_providers',
  'mcp_servers',
];

export const manifestShape = object({
  required: {
    display_information: object({
      required: { name: text({ max: 35 }) },
      optional: {
        description: text({ max: 140 }),
        background_color: hex,
        long_description: text({ min: 175, max: 4000 }),
      },
    }),
  },
  optional: {
    $schema: text(),
    _metadata: options(Object.fromEntries(integers.map((name) => [name, number()]))),
    features,
    oauth_config: options({
      redirect_urls: unique(list(text({ max: 2500 }), { min: 0, max: 1000 })),
      scopes: options({ bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes }),
      token_management_enabled: flag,
      pkce_enabled: flag,
    }),
    settings,
    ...Object.fromEntries(UNUSED.map((name) => [name, anything])),
  },
});
