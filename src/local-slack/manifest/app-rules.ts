import { problem } from '../checks';
import { EVENT_SCOPES } from './event-scopes';
import type { Manifest } from './manifest';

/** The rules of a manifest that are between its parts, each with its path. */
export function checkApp(manifest: Manifest): string[] {
  return [...checkCommands(manifest), ...checkShortcuts(manifest), ...checkEvents(manifest)];
}

function checkCommands({ commands, scopes }: Manifest): string[] {
  const names = commands.map(({ command }) => command);
  return [
    ...(commands.length > 0 && !scopes.includes('commands')
      ? problem('slash commands need the scope commands', '/oauth_config/scopes/bot')
      : []),
    ...twice(names, (index) => `/features/slash_commands/${index}/command`),
  ];
}

function checkShortcuts({ shortcuts }: Manifest): string[] {
  const tooMany = (['message', 'global'] as const).flatMap((type) =>
    shortcuts.filter((each) => each.type === type).length > 5
      ? problem(`there are more than 5 ${type} shortcuts`, '/features/shortcuts')
      : [],
  );
  const ids = shortcuts.map(({ callbackId }) => callbackId);
  return [...tooMany, ...twice(ids, (index) => `/features/shortcuts/${index}/callback_id`)];
}

function twice(values: readonly string[], path: (index: number) => string): string[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? problem(`${value} is there twice`, path(index)) : [],
  );
}

function checkEvents({ events, scopes }: Manifest): string[] {
  return events.flatMap((event, index) => {
    const path = `/settings/event_subscriptions/bot_events/${index}`;
    const needed = Object.hasOwn(EVENT_SCOPES, event) ? EVENT_SCOPES[event] : undefined;
    if (!needed) return problem(`there is no event ${event}`, path);
    const isAllowed = needed.length === 0 || needed.some((scope) => scopes.includes(scope));
    return isAllowed
      ? []
      : problem(`the event ${event} needs the scope ${needed.join(' or ')}`, path);
  });
}
