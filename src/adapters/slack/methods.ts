/** What the bot does for people, with what is missing where Slack does not let it. */
export const features = {
  token: 'The bot does not know which workspace it serves.',
  installing: 'No workspace can install the bot by itself.',
  socket: 'Nothing reaches the bot by Socket Mode.',
  commands: '`/incident` and the shortcuts are not there.',
  messages: 'Nothing is posted: no card, no update, no report.',
  channels: 'No incident gets a channel of its own, with its people and its topic.',
  'reading channels':
    'The bot does not know the channels it is in, who is in them, and which canvas they have.',
  joining: 'Somebody has to invite the bot into a public channel before it can be used there.',
  people: 'Nobody’s name and time zone is known: no command is taken.',
  forms: 'No form opens.',
  home: 'The App Home stays empty.',
  'catching up': 'Whoever joins an incident’s channel is not told how it stands.',
  marks: 'Messages cannot be put on record, by no shortcut, reaction or pin.',
  reactions: 'Reactions put nothing on record.',
  pins: 'Pins put nothing on record.',
  ticks: 'Marked messages do not get their ✅.',
  following: 'Edits and deletions of marked messages are not followed.',
  images: 'Images of marked messages are missing in the report.',
  links: 'Entries do not link to their messages.',
  pinning: 'The card is not pinned.',
  canvas: 'No canvas has the report so far.',
  pictures: 'Nobody is sent the picture of the timeline they asked for.',
  redacting: 'What the bot has posted keeps words that were redacted.',
  groups: 'Nobody may do what the settings reserve for a user group.',
  'report files': 'The report is not attached as files, and without its picture.',
} as const;

/** A row of `features`. */
type Feature = keyof typeof features;

/**
 * Every method of Slack's Web API the bot calls, with the scopes it must have been given; the reference of each method
 * names them. Where a method takes public and private channels, it needs a scope for either kind.
 */
export const methods = {
  'apps.connections.open': {
    feature: 'socket',
    scopes: [],
    why: 'opens a socket, with a token of its own',
  },
  'auth.test': { feature: 'token', scopes: [], why: 'learns which workspace the token is for' },
  'canvases.edit': {
    feature: 'canvas',
    scopes: ['canvases:write'],
    why: 'keeps the report so far in the channel’s canvas',
  },
  'chat.delete': {
    feature: 'redacting',
    scopes: ['chat:write'],
    why: 'takes back what holds redacted words',
  },
  'chat.getPermalink': { feature: 'links', scopes: [], why: 'links entries to their messages' },
  'chat.postEphemeral': { feature: 'messages', scopes: ['chat:write'], why: 'answers one person' },
  'chat.postMessage': {
    feature: 'messages',
    scopes: ['chat:write'],
    why: 'posts the card, updates and the report',
  },
  'chat.update': { feature: 'messages', scopes: ['chat:write'], why: 'keeps the card true' },
  'conversations.archive': {
    feature: 'channels',
    scopes: ['channels:manage', 'groups:write'],
    why: 'archives the channel when asked to',
  },
  'conversations.canvases.create': {
    feature: 'canvas',
    scopes: ['canvases:write'],
    why: 'gives the channel a canvas with the report so far',
  },
  'conversations.create': {
    feature: 'channels',
    scopes: ['channels:manage', 'groups:write'],
    why: 'gives an incident a channel of its own',
  },
  'conversations.history': {
    feature: 'marks',
    scopes: ['channels:history', 'groups:history'],
    why: 'reads the message somebody marked, and finds what was posted before a crash',
  },
  'conversations.info': {
    feature: 'reading channels',
    scopes: ['channels:read', 'groups:read'],
    why: 'learns a channel’s name, and which canvas it has',
  },
  'conversations.invite': {
    feature: 'channels',
    scopes: ['channels:manage', 'groups:write'],
    why: 'brings people into the channel',
  },
  'conversations.join': {
    feature: 'joining',
    scopes: ['channels:join'],
    why: 'enters a public channel where an incident is kept',
  },
  'conversations.members': {
    feature: 'reading channels',
    scopes: ['channels:read', 'groups:read'],
    why: 'knows who can be whispered to',
  },
  'conversations.open': {
    feature: 'pictures',
    scopes: ['im:write'],
    why: 'sends one person the picture they asked for',
  },
  'conversations.replies': {
    feature: 'marks',
    scopes: ['channels:history', 'groups:history'],
    why: 'reads a marked reply in a thread',
  },
  'conversations.setTopic': {
    feature: 'channels',
    scopes: ['channels:manage', 'groups:write'],
    why: 'shows the state in the channel’s topic',
  },
  'files.completeUploadExternal': {
    feature: 'report files',
    scopes: ['files:write'],
    why: 'shares the report as files',
  },
  'files.delete': {
    feature: 'redacting',
    scopes: ['files:write'],
    why: 'takes back what holds redacted words',
  },
  'files.getUploadURLExternal': {
    feature: 'report files',
    scopes: ['files:write'],
    why: 'shares the report as files',
  },
  'files.info': {
    feature: 'report files',
    scopes: ['files:read'],
    why: 'looks whether a file is there before it is shared again',
  },
  'oauth.v2.access': {
    feature: 'installing',
    scopes: [],
    why: 'has tokens for a workspace that installs the bot',
  },
  'pins.add': { feature: 'pinning', scopes: ['pins:write'], why: 'pins the card' },
  'reactions.add': {
    feature: 'ticks',
    scopes: ['reactions:write'],
    why: 'says that a marked message is on record',
  },
  'reactions.remove': { feature: 'ticks', scopes: ['reactions:write'], why: 'takes that back' },
  'usergroups.users.list': {
    feature: 'groups',
    scopes: ['usergroups:read'],
    why: 'knows who may do what the settings reserve for a group',
  },
  'users.conversations': {
    feature: 'reading channels',
    scopes: ['channels:read', 'groups:read'],
    why: 'finds a channel it made before a crash',
  },
  'users.info': {
    feature: 'people',
    scopes: ['users:read'],
    why: 'knows people’s names and time zones',
  },
  'views.publish': { feature: 'home', scopes: [], why: 'keeps people’s App Home current' },
  'views.open': { feature: 'forms', scopes: [], why: 'shows forms' },
  'views.update': {
    feature: 'forms',
    scopes: [],
    why: 'says in a form’s own window what came of it',
  },
} as const satisfies Readonly<Record<string, Need>>;

/** Events the bot is sent, with the scopes without which Slack does not send them. */
export const events = {
  app_home_opened: { feature: 'home', scopes: [], why: 'shows people what waits for them' },
  app_uninstalled: { feature: 'token', scopes: [], why: 'says that the bot was removed' },
  member_joined_channel: {
    feature: 'catching up',
    scopes: ['channels:read', 'groups:read'],
    why: 'tells whoever joins what to know',
  },
  'message.channels': {
    feature: 'following',
    scopes: ['channels:history'],
    why: 'follows edits and deletions',
  },
  'message.groups': {
    feature: 'following',
    scopes: ['groups:history'],
    why: 'follows edits and deletions',
  },
  pin_added: { feature: 'pins', scopes: ['pins:read'], why: 'puts pinned messages on record' },
  pin_removed: { feature: 'pins', scopes: ['pins:read'], why: 'takes them back' },
  reaction_added: {
    feature: 'reactions',
    scopes: ['reactions:read'],
    why: 'puts marked messages on record',
  },
  reaction_removed: { feature: 'reactions', scopes: ['reactions:read'], why: 'takes them back' },
  tokens_revoked: { feature: 'token', scopes: [], why: 'says that the bot may no longer speak' },
} as const satisfies Readonly<Record<string, Need>>;

/** What is neither a call nor an event. */
export const others = {
  'slash command and shortcuts': { feature: 'commands', scopes: ['commands'], why: 'offers them' },
  'files of marked messages': {
    feature: 'images',
    scopes: ['files:read'],
    why: 'keeps their images with the report',
  },
} as const satisfies Readonly<Record<string, Need>>;

interface Need {
  readonly feature: Feature;
  readonly scopes: readonly string[];
  /** What the bot does with it. */
  readonly why: string;
}

const needs: readonly Need[] = [methods, events, others].flatMap((table) => Object.values(table));

/** The bot's scopes, each needed by something it does. */
export function neededScopes(): readonly string[] {
  return [...new Set(needs.flatMap((need) => need.scopes))].sort();
}

/** What does not work without a scope, each in a sentence. */
export function brokenWithout(scope: string): readonly string[] {
  const broken = needs.filter(({ scopes }) => scopes.includes(scope));
  return [...new Set(broken.map(({ feature }) => features[feature]))];
}
