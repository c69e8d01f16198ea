import { randomInt } from 'node:crypto';
import type { Manifest } from '../manifest/manifest';
import type { Json, WorkspaceOptions } from '../types';
import { createTimestamps, secret, slackId } from './ids';
import { createInstall, type Install } from './install';
import type {
  CanvasRecord,
  ChannelRecord,
  FileRecord,
  PersonRecord,
  ResponseUrl,
  Trigger,
  UserGroupRecord,
  ViewRecord,
} from './records';

/** What the app and Slack know of each other, in whatever workspace. */
export interface AppCredentials {
  readonly appId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** Where the browser may be sent back to: each of these, and what is below it. */
  readonly redirectUrls: string[];
}

/** Who the app is in this workspace. */
interface AppIdentity extends AppCredentials {
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
}

/** What happens in the workspace, told to whoever delivers events to the app. */
type EventSink = (event: Json, channelId?: string) => void;

/** An organisation, and the app where it is installed for all of it. */
export interface Org {
  readonly id: string;
  readonly name: string;
  readonly install: Install;
  readonly worlds: World[];
}

/** Everything there is in the workspace. Only the functions beside this file change it. */
export interface World {
  readonly manifest: Manifest;
  readonly app: AppIdentity;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly people: Map<string, PersonRecord>;
  readonly groups: UserGroupRecord[];
  readonly channels: Map<string, ChannelRecord>;
  readonly files: Map<string, FileRecord>;
  readonly canvases: Map<string, CanvasRecord>;
  /** Each person's stack of open forms, the top one last. */
  readonly viewStacks: Map<string, ViewRecord[]>;
  readonly homes: Map<string, ViewRecord>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly install: Install;
  /** The organisation that the workspace belongs to, if any. */
  readonly org?: Org;
  /** One-time passwords of the sockets the app asked for. */
  readonly socketTickets: Set<string>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly nextTs: () => string;
  /** Calls back after every change, at most once per turn of the event loop. Returns how to stop. */
  readonly onChange: (listener: () => void) => () => void;
  readonly changed: () => void;
  /** What the app did that Slack would have refused or that nobody could have seen coming. */
  readonly failures: string[];
  emit: EventSink;
  /** `http://host:port/`, known once the server listens; of several workspaces, the one address that all are behind. */
  url: string;
  /** Where the page of this workspace is, of several its own address. */
  pageUrl: string;
}

/** An empty workspace with the app installed in it. */
export function createWorld(
  manifest: Manifest,
  options: Pick<WorkspaceOptions, 'now' | 'isInstalled'> & Shared,
): World {
  const now = options.now ?? Date.now;
  const changes = createChanges();
  const name = options.teamName ?? 'Local workspace';
  const app = createIdentity(manifest, options);
  return {
    manifest,
    app,
    team: { id: slackId('T'), name, domain: (options.teamName ?? 'local').toLowerCase() },
    install: createInstall(app.botToken, options.isInstalled ?? true),
    ...(options.org && { org: options.org }),
    people: new Map(),
    groups: [],
    channels: new Map(),
    files: new Map(),
    canvases: new Map(),
    viewStacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    socketTickets: new Set(),
    now,
    nextTs: createTimestamps(now),
    ...changes,
    failures: [],
    emit: () => undefined,
    url: '',
    pageUrl: '',
  };
}

/** What a workspace has in common with others that the same app is in. */
export interface Shared {
  readonly teamName?: string;
  readonly app?: AppCredentials;
  /** Within an organisation the bot is the same user everywhere. */
  readonly bot?: { readonly botId: string; readonly botUserId: string };
  readonly org?: Org;
}

/** The app as it is registered with Slack. */
export function createCredentials({ redirectUrls }: Manifest): AppCredentials {
  return {
    appId: slackId('A'),
    clientId: `${Date.now()}.${randomInt(1e9, 1e10)}`,
    clientSecret: secret(16),
    signingSecret: secret(16),
    verificationToken: secret(12),
    redirectUrls: [...redirectUrls],
  };
}

function createIdentity(manifest: Manifest, { app, bot }: Shared): AppIdentity {
  return {
    ...(app ?? createCredentials(manifest)),
    ...(bot ?? { botId: slackId('B'), botUserId: slackId('U') }),
    botToken: `xoxb-${secret(12)}`,
    appToken: `xapp-1-${secret(12)}`,
  };
}

function createChanges(): Pick<World, 'onChange' | 'changed'> {
  const listeners = new Set<() => void>();
  let isScheduled = false;
  function tell(): void {
    isScheduled = false;
    for (const listener of [...listeners]) listener();
  }
  return {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(tell);
    },
  };
}
