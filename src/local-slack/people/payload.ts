import type { Json } from '../types';
import type { ChannelRecord, PersonRecord } from '../world/records';
import { isOrgWide } from '../world/tokens';
import type { World } from '../world/world';

/** What every interaction tells about who did it, where. */
export function interactionBase(world: World, person: PersonRecord): Json {
  return {
    token: world.app.verificationToken,
    api_app_id: world.app.appId,
    // An outsider's interactions name the outsider's organisation.
    team: { id: person.teamId, domain: person.isStranger ? 'elsewhere' : world.team.domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    enterprise: world.org ? { id: world.org.id, name: world.org.name } : null,
    is_enterprise_install: isOrgWide(world),
  };
}

/** Slack does not tell the names of private places. */
export function channelName(channel: ChannelRecord): string {
  if (channel.isDirect) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

export function channelRef(channel: ChannelRecord): Json {
  return { id: channel.id, name: channelName(channel) };
}
