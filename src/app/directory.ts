import { addMs, HOUR } from '../domain/time/instant';
import { isZone } from '../domain/time/zone';
import type { PersonRecord } from '../ports/people';
import type { Deps } from './deps';

/** A profile older than this is asked for again, in the background. */
const freshForMs = 6 * HOUR;

/** Who people are. Known people cost no call to Slack, so that a command is recorded before Slack is asked anything. */
export function createDirectory({
  people,
  chats,
  clock,
  log,
}: Pick<Deps, 'people' | 'chats' | 'clock' | 'log'>) {
  const known = new Map<string, PersonRecord>();

  async function ask(workspaceId: string, id: string): Promise<PersonRecord | undefined> {
    try {
      const found = await chats.of(workspaceId).person(id);
      if (found === null) return undefined;
      const zone = isZone(found.zone) ? found.zone : 'UTC';
      const person = { workspaceId, id, ...found, zone, seenAt: clock.now() };
      known.set(`${workspaceId}/${id}`, person);
      await people.put(person);
      return person;
    } catch (err) {
      log.warn({ err, userId: id }, 'could not ask Slack who somebody is');
      return undefined;
    }
  }

  /** Never fails: somebody Slack will not describe is known by their id, in UTC. */
  async function find(workspaceId: string, id: string): Promise<PersonRecord> {
    const kept = known.get(`${workspaceId}/${id}`) ?? (await people.get(workspaceId, id));
    if (kept === undefined) return (await ask(workspaceId, id)) ?? unknown(workspaceId, id);
    known.set(`${workspaceId}/${id}`, kept);
    if (addMs(kept.seenAt, freshForMs) < clock.now()) void refresh(kept);
    return kept;
  }

  async function refresh(kept: PersonRecord): Promise<void> {
    known.set(`${kept.workspaceId}/${kept.id}`, { ...kept, seenAt: clock.now() });
    await ask(kept.workspaceId, kept.id);
  }

  function unknown(workspaceId: string, id: string): PersonRecord {
    const assumed = { name: id, zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
    return { workspaceId, id, ...assumed, isUnknown: true, seenAt: clock.now() };
  }

  return { find };
}

export type Directory = ReturnType<typeof createDirectory>;
