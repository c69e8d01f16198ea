import type { PageChannel, PageState } from '../../src/local-slack/page-state';
import type { Person } from '../../src/local-slack/types';

function person(id: string, name: string, realName: string): Person {
  return {
    id,
    name,
    realName,
    tz: 'Europe/Berlin',
    isGuest: false,
    isStranger: false,
    isBot: false,
  };
}

function channel(id: string, name: string): PageChannel {
  return {
    id,
    name,
    isPrivate: false,
    isArchived: false,
    isDirect: false,
    isGeneral: false,
    isMember: true,
    topic: '',
    purpose: '',
    members: [],
    unread: 0,
    pings: 0,
    lastRead: '',
    pins: [],
    bookmarks: [],
    messages: [],
  };
}

const dana = person('U1', 'dana', 'Dana Keller');

/** A workspace with two people, two channels, a user group and an app with two commands. */
export const state: PageState = {
  team: { id: 'T1', name: 'Local' },
  me: dana,
  people: [dana, person('U2', 'mike', 'Mike Alvarez')],
  userGroups: [{ id: 'S1', handle: 'oncall', name: 'On call', users: ['U2'] }],
  app: {
    id: 'A1',
    name: 'Example',
    description: '',
    botUserId: 'U9',
    isConnected: true,
    commands: [
      { command: '/incident', description: 'Runs an incident', usageHint: 'start | help' },
      { command: '/invite', description: 'Brings somebody', usageHint: '' },
    ],
    shortcuts: [],
    hasHome: false,
  },
  channels: [channel('C1', 'general'), channel('C2', 'incidents')],
  files: [],
  faults: [],
  now: Date.parse('2026-11-20T12:00:00Z'),
};
