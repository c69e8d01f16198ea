import type { Json } from '../types';
import type { PersonRecord } from './records';
import type { World } from './world';

/** A user object as the Web API shows it; the e-mail address only with its scope. */
export function userJson(world: World, person: PersonRecord, withLocale: boolean): Json {
  const hasEmail = world.manifest.scopes.includes('users:read.email') && !person.isBot;
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(person.tz, world.now()),
    is_admin: false,
    is_owner: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_stranger: person.isStranger,
    updated: 0,
    ...(withLocale ? { locale: 'en-US' } : {}),
    profile: {
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: person.name,
      display_name_normalized: person.name,
      team: person.teamId,
      ...(hasEmail ? { email: `${person.name}@example.com` } : {}),
      ...(person.isBot ? { bot_id: world.app.botId, api_app_id: world.app.appId } : {}),
    },
  };
}

function offsetSeconds(tz: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' });
  const label = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(label) ?? [];
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60;
  return sign === '-' ? -offset : offset;
}
