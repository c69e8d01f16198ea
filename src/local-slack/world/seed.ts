import type { Manifest } from '../manifest/manifest';
import type { WorkspaceOptions } from '../types';
import { createChannel } from './channels';
import { slackId } from './ids';
import type { PersonRecord } from './records';
import { userJson } from './user-json';
import { createWorld, type Shared, type World } from './world';

/** Who tells people what went wrong; the same id in every workspace. */
export const SLACKBOT = 'USLACKBOT';

interface NewPerson {
  readonly name: string;
  readonly realName?: string;
  readonly tz?: string;
  readonly isGuest?: boolean;
  readonly isStranger?: boolean;
  readonly isBot?: boolean;
}

const PEOPLE: readonly NewPerson[] = [
  { name: 'dana', realName: 'Dana Keller', tz: 'Europe/Berlin' },
  { name: 'mike', realName: 'Mike Alvarez', tz: 'America/New_York' },
  { name: 'priya', realName: 'Priya Nair', tz: 'Asia/Kolkata' },
  { name: 'claire', realName: 'Claire Dubois', tz: 'Europe/Paris' },
  { name: 'gus', realName: 'Gus Okafor', tz: 'Africa/Lagos', isGuest: true },
];

/** A small company: five people in five zones, one of them a guest, two channels and a user group. */
export function seedWorld(
  manifest: Manifest,
  options: Pick<WorkspaceOptions, 'now' | 'isInstalled'> & Shared,
): World {
  const world = createWorld(manifest, options);
  const people = PEOPLE.map((person) => addPerson(world, person));
  addBot(world);
  const staff = people.filter((person) => !person.isGuest).map((person) => person.id);
  const creator = staff[0] ?? '';
  createChannel(world, { name: 'general', creator, members: staff, isGeneral: true });
  createChannel(world, { name: 'incidents', creator, members: people.map(({ id }) => id) });
  world.groups.push({
    id: slackId('S'),
    handle: 'oncall',
    name: 'On call',
    users: staff.slice(1, 3),
  });
  return world;
}

/** Lets somebody into the workspace. Throws when the name is taken. */
export function addPerson(world: World, person: NewPerson): PersonRecord {
  if ([...world.people.values()].some(({ name }) => name === person.name)) {
    throw new Error(`There is already somebody called ${person.name}`);
  }
  return putPerson(world, slackId('U'), person);
}

function addBot(world: World): void {
  putPerson(world, world.app.botUserId, {
    name: world.manifest.botName,
    realName: world.manifest.name,
    isBot: true,
  });
  putPerson(world, SLACKBOT, { name: 'slackbot', realName: 'Slackbot', isBot: true });
}

function putPerson(world: World, id: string, person: NewPerson): PersonRecord {
  const record: PersonRecord = {
    id,
    name: person.name,
    realName: person.realName ?? person.name,
    tz: person.tz ?? 'UTC',
    isGuest: person.isGuest ?? false,
    isStranger: person.isStranger ?? false,
    isBot: person.isBot ?? false,
    teamId: person.isStranger ? slackId('T') : world.team.id,
  };
  world.people.set(id, record);
  world.changed();
  return record;
}

/** Changes what is known of somebody, and tells the app. Throws when there is nobody of that id. */
export function changePerson(
  world: World,
  id: string,
  change: { tz?: string; realName?: string; isGuest?: boolean },
): PersonRecord {
  const person = world.people.get(id);
  if (!person) throw new Error(`There is nobody with the id ${id}`);
  const changed = { ...person, ...change };
  world.people.set(id, changed);
  world.emit({ type: 'user_change', user: userJson(world, changed, false), cache_ts: 0 });
  world.changed();
  return changed;
}
