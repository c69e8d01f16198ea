/**
 * Every method of Slack's Web API the bot calls, with the scopes it must have been given; the reference of each method
 * names them. Where a method takes public and private channels, it needs a scope for either kind.
 */
export const methods = {
  'apps.connections.open': { scopes: [], why: 'opens a socket, with a token of its own' },
  'auth.test': { scopes: [], why: 'learns which workspace the token is for' },
  'canvases.edit': {
    scopes: ['canvases:write'],
    why: 'keeps the report so far in the channel’s canvas',
  },
  'chat.getPermalink': { scopes: [], why: 'links entries to their messages' },
  'chat.postEphemeral': { scopes: ['chat:write'], why: 'answers one person' },
  'chat.postMessage': { scopes: ['chat:write'], why: 'posts the card, updates and the report' },
  'chat.update': { scopes: ['chat:write'], why: 'keeps the card true' },
  'conversations.archive': {
    scopes: ['channels:manage', 'groups:write'],
    why: 'archives the channel when asked to',
  },
  'conversations.canvases.create': {
    scopes: ['canvases:write'],
    why: 'gives the channel a canvas with the report so far',
  },
  'conversations.create': {
    scopes: ['channels:manage', 'groups:write'],
    why: 'gives an incident a channel of its own',
  },
  'conversations.history': {
    scopes: ['channels:history', 'groups:history'],
    why: 'reads the message somebody marked, and finds what was posted before a crash',
  },
  'conversations.info': {
    scopes: ['channels:read', 'groups:read'],
    why: 'learns a channel’s name, and which canvas it has',
  },
  'conversations.invite': {
    scopes: ['channels:manage', 'groups:write'],
    why: 'brings people into the channel',
  },
  'conversations.join': {
    scopes: ['channels:join'],
    why: 'enters a public channel where an incident is kept',
  },
  'conversations.members': {
    scopes: ['channels:read', 'groups:read'],
    why: 'knows who can be whispered to',
  },
  'conversations.open': {
    scopes: ['im:write'],
    why: 'sends one person the picture they asked for',
  },
  'conversations.replies': {
    scopes: ['channels:history', 'groups:history'],
    why: 'reads a marked reply in a thread',
  },
  'conversations.setTopic': {
    scopes: ['channels:manage', 'groups:write'],
    why: 'shows the state in the channel’s topic',
  },
  'files.completeUploadExternal': { scopes: ['files:write'], why: 'shares the report as files' },
  'files.getUploadURLExternal': { scopes: ['files:write'], why: 'shares the report as files' },
  'pins.add': { scopes: ['pins:write'], why: 'pins the card' },
  'reactions.add': { scopes: ['reactions:write'], why: 'says that a marked message is on record' },
  'reactions.remove': { scopes: ['reactions:write'], why: 'takes that back' },
  'users.conversations': {
    scopes: ['channels:read', 'groups:read'],
    why: 'finds a channel it made before a crash',
  },
  'users.info': { scopes: ['users:read'], why: 'knows people’s names and time zones' },
  'views.publish': { scopes: [], why: 'keeps people’s App Home current' },
  'views.open': { scopes: [], why: 'shows forms' },
  'views.update': { scopes: [], why: 'says in a form’s own window what came of it' },
} as const satisfies Readonly<Record<string, Need>>;

/** Events the bot is sent, with the scopes without which Slack does not send them. */
export const events = {
  app_home_opened: { scopes: [], why: 'shows people what waits for them' },
  app_uninstalled: { scopes: [], why: 'says that the bot was removed' },
  member_joined_channel: {
    scopes: ['channels:read', 'groups:read'],
    why: 'tells whoever joins what to know',
  },
  'message.channels': { scopes: ['channels:history'], why: 'follows edits and deletions' },
  'message.groups': { scopes: ['groups:history'], why: 'follows edits and deletions' },
  pin_added: { scopes: ['pins:read'], why: 'puts pinned messages on record' },
  pin_removed: { scopes: ['pins:read'], why: 'takes them back' },
  reaction_added: { scopes: ['reactions:read'], why: 'puts marked messages on record' },
  reaction_removed: { scopes: ['reactions:read'], why: 'takes them back' },
  tokens_revoked: { scopes: [], why: 'says that the bot may no longer speak' },
} as const satisfies Readonly<Record<string, Need>>;

/** What is neither a call nor an event. */
export const others = {
  'slash command and shortcuts': { scopes: ['commands'], why: 'offers them' },
  'files of marked messages': { scopes: ['files:read'], why: 'keeps their images with the report' },
} as const satisfies Readonly<Record<string, Need>>;

interface Need {
  readonly scopes: readonly string[];
  /** What the bot does with it. */
  readonly why: string;
}

/** The bot's scopes, each needed by something it does. */
export function neededScopes(): readonly string[] {
  const needs: readonly Need[] = [methods, events, others].flatMap((table) => Object.values(table));
  return [...new Set(needs.flatMap((need) => need.scopes))].sort();
}
