import { type Chat, ChatError } from '../../../ports/chat';
import { answered } from '../errors';
import type { Identity } from '../identity';
import type { Connection } from './connection';

const UNKNOWN = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** Who somebody is. */
export function peopleCalls({
  client,
  identity,
}: Connection): Pick<Chat, 'person' | 'groupMembers'> {
  return {
    async groupMembers(groupId) {
      const place = { team_id: identity.workspaceId };
      const call = client.usergroups.users.list({ usergroup: groupId, ...place });
      return (await answered('usergroups.users.list', call)).users ?? [];
    },
    async person(userId) {
      try {
        const { user } = await answered('users.info', client.users.info({ user: userId }));
        return user ? describe(user, identity) : null;
      } catch (error) {
        if (error instanceof ChatError && UNKNOWN.has(error.code)) return null;
        throw error;
      }
    },
  };
}

interface RawUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly name?: string;
  readonly real_name?: string;
  readonly tz?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
  readonly is_restricted?: boolean;
  readonly is_ultra_restricted?: boolean;
  readonly is_stranger?: boolean;
  readonly is_bot?: boolean;
  readonly enterprise_user?: { readonly enterprise_id?: string };
}

type Person = NonNullable<Awaited<ReturnType<Chat['person']>>>;

function describe(user: RawUser, identity: Identity): Person {
  return {
    name:
      user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '',
    zone: user.tz || 'UTC',
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: isStranger(user, identity),
    isBot: user.is_bot === true || user.id === 'USLACKBOT',
  };
}

/** Other workspaces of the same Enterprise Grid are the same organisation. */
function isStranger(user: RawUser, identity: Identity): boolean {
  if (user.is_stranger === true) return true;
  if (!user.team_id || user.team_id === identity.workspaceId) return false;
  const enterprise = user.enterprise_user?.enterprise_id;
  return enterprise === undefined || enterprise !== identity.enterpriseId;
}
