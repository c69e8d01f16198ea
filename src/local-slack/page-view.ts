import type { PageApp, PageChannel, PageFile, PageState } from './page-state';
import { allShown } from './people/reading';
import type { Message, OpenView, Person } from './types';
import { canSee, findDirectChannel } from './world/channels';
import { SlackFailure } from './world/failure';
import { fileJson, maySeeFile } from './world/files';
import type { ChannelRecord, FileRecord, PersonRecord } from './world/records';
import { SLACKBOT } from './world/seed';
import { viewJson, viewStack } from './world/views';
import type { World } from './world/world';

/** Everything one person may see. Throws `user_not_found`. */
export function pageStateOf(
  world: World,
  personId: string,
  isConnected: boolean,
): Omit<PageState, 'faults'> {
  const me = world.people.get(personId) ?? firstPerson(world);
  const view = openViewOf(world, me.id);
  const home = world.homes.get(me.id);
  return {
    team: { id: world.team.id, name: world.team.name },
    me: publicPerson(me),
    people: [...world.people.values()].map(publicPerson),
    userGroups: world.groups,
    app: appOf(world, me, isConnected),
    channels: [...world.channels.values()]
      .filter((channel) => canSee(world, channel, me.id))
      .map((channel) => channelOf(world, channel, me.id)),
    files: [...world.files.values()]
      .filter((file) => file.isComplete && maySeeFile(world, file, me.id))
      .map((file) => fileOf(world, file, me.id)),
    ...(view ? { view: { ...view, depth: viewStack(world, me.id).length } } : {}),
    ...(home ? { home: viewJson(world, home) } : {}),
    now: world.now(),
  };
}

function firstPerson(world: World): PersonRecord {
  const person = [...world.people.values()].find(({ isBot }) => !isBot);
  if (!person) throw new SlackFailure('user_not_found');
  return person;
}

/** A person without what only the server needs. */
export function publicPerson({ teamId: _teamId, ...person }: PersonRecord): Person {
  return person;
}

function openViewOf(world: World, person: string): OpenView | undefined {
  const view = viewStack(world, person).at(-1);
  return view && { id: view.id, view: viewJson(world, view), errors: view.errors };
}

function appOf(world: World, me: PersonRecord, isConnected: boolean): PageApp {
  const { manifest, app } = world;
  const direct = findDirectChannel(world, app.botUserId, me.id);
  return {
    id: app.appId,
    name: manifest.name,
    description: manifest.description,
    botUserId: app.botUserId,
    isConnected,
    commands: manifest.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: manifest.shortcuts,
    hasHome: manifest.hasHome,
    ...(direct ? { directChannel: direct.id } : {}),
  };
}

function channelOf(world: World, channel: ChannelRecord, me: string): PageChannel {
  const isMember = channel.members.has(me);
  // Whoever could join may look in first; others do not see the channel at all.
  const messages = allShown(channel, me);
  const canvas = channel.canvasId ? world.canvases.get(channel.canvasId) : undefined;
  const lastRead = channel.read.get(me) ?? '';
  const unread = isMember ? messages.filter(({ ts, user }) => ts > lastRead && user !== me) : [];
  return {
    id: channel.id,
    name: channel.isDirect ? otherName(world, channel, me) : channel.name,
    isPrivate: channel.isPrivate,
    isArchived: channel.isArchived,
    isDirect: channel.isDirect,
    isGeneral: channel.isGeneral,
    isMember,
    topic: channel.topic,
    purpose: channel.purpose,
    members: [...channel.members],
    unread: unread.length,
    pings: channel.isDirect ? unread.length : unread.filter(isFor(world, me)).length,
    lastRead,
    pins: channel.pins.map(({ ts }) => ts),
    bookmarks: channel.bookmarks,
    messages,
    ...(canvas && isMember ? { canvas: canvas.markdown, canvasTitle: canvas.title } : {}),
  };
}

/** Whether a message is addressed to somebody: by name, by a group they are in, or to everybody here. */
function isFor(world: World, me: string): (message: Message) => boolean {
  const groups = world.groups.filter(({ users }) => users.includes(me)).map(({ id }) => id);
  const names = new Set([me, ...groups, 'here', 'channel', 'everyone']);
  return ({ mentions = [] }) => mentions.some((each) => names.has(each));
}

function otherName(world: World, channel: ChannelRecord, me: string): string {
  const other = [...channel.members].find((id) => id !== me) ?? SLACKBOT;
  return world.people.get(other)?.name ?? '';
}

function fileOf(world: World, file: FileRecord, me: string): PageFile {
  const { pathname } = new URL(String(fileJson(world, file).url_private));
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.bytes.length,
    url: `${pathname}?as=${me}`,
    user: file.user,
  };
}
