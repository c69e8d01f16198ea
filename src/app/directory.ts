import { addMs, HOUR, type Iso } from '../domain/time/instant';
import { isZone } from '../domain/time/zone';
import type { PersonRecord } from '../ports/people';
import type { AtOnce } from './at-once';
import type { Deps } from './deps';

/** A profile older than this is asked for again, in the background. */
const freshForMs = 6 * HOUR;

interface Known {
  readonly person: PersonRecord;
  readonly freshUntil: Iso;
}

/** Who people are. Known people cost no call to Slack, so that a command is recorded before Slack is asked anything. */
export function createDirectory({
  people,
  chats,
  clock,
  log,
}: Pick<Deps, 'people' | 'chats' | 'clock' | 'log'>) {
  const known = new Map<string, Known>();

  async function ask(workspaceId: string, id: string): Promise<PersonRecord | undefined> {
    try {
      const found = await chats.of(workspaceId).person(id);
      if (found === null) return undefined;
      const zone = isZone(found.zone) ? found.zone : 'UTC';
      const person = { workspaceId, id, ...found, zone, seenAt: clock.now() };
      remember(person);
      await people.put(person);
      return person;
    } catch (err) {
      log.warn({ err, userId: id }, 'could not ask Slack who somebody is');
      return undefined;
    }
  }

  /** Never fails: somebody Slack will not describe is known by their id, in UTC. */
  function find(workspaceId: string, id: string): AtOnce<PersonRecord> {
    const kept = known.get(`${workspaceId}/${id}`);
    return kept === undefined ? lookUp(workspaceId, id) : asKept(kept);
  }

  async function lookUp(workspaceId: string, id: string): Promise<PersonRecord> {
    const kept = await recall(workspaceId, id);
    if (kept === undefined) return (await ask(workspaceId, id)) ?? unknown(workspaceId, id);
    return asKept(kept);
  }

  function asKept(kept: Known): PersonRecord {
    if (kept.freshUntil < clock.now()) void refresh(kept.person);
    return kept.person;
  }

  async function recall(workspaceId: string, id: string): Promise<Known | undefined> {
    const person = await people.get(workspaceId, id);
    return person && remember(person);
  }

  function remember(person: PersonRecord): Known {
    const kept = { person, freshUntil: addMs(person.seenAt, freshForMs) };
    known.set(`${person.workspaceId}/${person.id}`, kept);
    return kept;
  }

  async function refresh(person: PersonRecord): Promise<void> {
    remember({ ...person, seenAt: clock.now() });
    await ask(person.workspaceId, person.id);
  }

  function unknown(workspaceId: string, id: string): PersonRecord {
    const assumed = { name: id, zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
    return { workspaceId, id, ...assumed, isUnknown: true, seenAt: clock.now() };
  }

  return { find };
}

export type Directory = ReturnType<typeof createDirectory>;
