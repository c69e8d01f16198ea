import type { Context } from '@slack/bolt';
import type { Desk } from '../../../app/desk';
import type { Chats } from '../../../ports/chat';
import type { Logger } from '../../../ports/logger';
import type { Enter } from '../admission';
import type { Identity } from '../identity';
import type { InTurn } from '../in-turn';
import type { IsStale } from '../latest';
import type { NameOf } from '../read/decode';

/** Looks somebody up; null where Slack does not know the id. May throw where Slack cannot be asked. */
export type PersonOf = (
  workspaceId: string,
  userId: string,
) => Promise<{ readonly name: string; readonly isStranger: boolean } | null>;

/** What every listener works with. */
export interface Edge {
  readonly desk: Desk;
  readonly chats: Chats;
  readonly log: Logger;
  readonly personOf: PersonOf;
  readonly inTurn: InTurn;
  readonly isStale: IsStale;
  /** Lets a command in, unless too many are in already. */
  readonly enter: Enter;
  /** Something that Slack told of was not taken in. */
  readonly onMissed?: () => void;
  /** Slack says that an installation has ended: a workspace’s or an organisation’s. */
  readonly onRemoved?: (installationId: string) => void;
  /** Who the bot is in the workspace a request came from. */
  readonly identityOf: (context: Context) => Identity;
}

/** Names for one workspace. A name that cannot be had is none: it must not keep a request waiting or fail it. */
export function namesIn(edge: Edge, workspaceId: string): NameOf {
  return async (userId) => {
    try {
      return (await edge.personOf(workspaceId, userId))?.name;
    } catch (error) {
      edge.log.warn({ err: error, userId }, 'a name could not be looked up');
      return undefined;
    }
  };
}

/**
 * Whether somebody belongs to another organisation: `teamId` is what Slack said beside the person, if anything.
 * Where Slack cannot be asked they count as ours: the record of an incident matters more than who may add to it.
 */
export async function isOutsider(
  edge: Edge,
  identity: Identity,
  userId: string,
  teamId?: string,
): Promise<boolean> {
  if (teamId === identity.workspaceId) return false;
  try {
    const person = await edge.personOf(identity.workspaceId, userId);
    return person?.isStranger === true;
  } catch (error) {
    edge.log.warn({ err: error, userId }, 'somebody could not be looked up');
    return false;
  }
}
