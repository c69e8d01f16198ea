import type { Manifest } from './manifest';

/** Which scopes an event needs; any one of them. Those that need none are not here. */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_rename: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_rename: ['groups:read'],
  group_archive: ['groups:read'],
  file_shared: ['files:read'],
  user_change: ['users:read'],
};

/** What Slack would refuse about a manifest, one sentence each. */
export function checkManifest(manifest: Manifest): string[] {
  return [
    ...tooLong('display_information.name', manifest.name, 35),
    ...tooLong('display_information.description', manifest.description, 140),
    ...tooLong('bot_user.display_name', manifest.botName, 80),
    ...checkCommands(manifest),
    ...checkShortcuts(manifest),
    ...checkEvents(manifest),
  ];
}

function tooLong(what: string, value: string, most: number): string[] {
  return value.length > most ? [`${what} is longer than ${most} characters`] : [];
}

function checkCommands({ commands, scopes }: Manifest): string[] {
  const needsScope = commands.length > 0 && !scopes.includes('commands');
  return [
    ...(commands.length > 50 ? ['there are more than 50 slash commands'] : []),
    ...(needsScope ? ['slash commands need the scope commands'] : []),
    ...commands.flatMap(({ command, description, usageHint }) => [
      ...(/^\/[^\sA-Z]+$/.test(command) ? [] : [`${command} is not a slash command`]),
      ...(description ? [] : [`${command} has no description`]),
      ...tooLong(command, command, 32),
      ...tooLong(`${command}'s description`, description, 2000),
      ...tooLong(`${command}'s usage_hint`, usageHint, 1000),
    ]),
  ];
}

function checkShortcuts({ shortcuts }: Manifest): string[] {
  const count = (type: string): number => shortcuts.filter((each) => each.type === type).length;
  const ids = shortcuts.map(({ callbackId }) => callbackId);
  return [
    ...(count('message') > 5 ? ['there are more than 5 message shortcuts'] : []),
    ...(count('global') > 5 ? ['there are more than 5 global shortcuts'] : []),
    ...(new Set(ids).size < ids.length ? ['two shortcuts have the same callback_id'] : []),
    ...shortcuts.flatMap(({ name, description, callbackId }) => [
      ...tooLong(`shortcut ${name}`, name, 24),
      ...tooLong(`${name}'s description`, description, 150),
      ...tooLong(`${name}'s callback_id`, callbackId, 255),
    ]),
  ];
}

function checkEvents({ events, scopes }: Manifest): string[] {
  return events.flatMap((event) => {
    const needed = EVENT_SCOPES[event] ?? [];
    const isAllowed = needed.length === 0 || needed.some((scope) => scopes.includes(scope));
    return isAllowed ? [] : [`the event ${event} needs the scope ${needed.join(' or ')}`];
  });
}
