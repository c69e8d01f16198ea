import type { Manifest } from '../manifest/manifest';
import type { Json, WorkspaceOptions } from '../types';
import { createTimestamps, secret, slackId } from './ids';
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

/** Who the installed app is. */
interface AppIdentity {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
}

/** What happens in the workspace, told to whoever delivers events to the app. */
type EventSink = (event: Json, channelId?: string) => void;

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
  /** By code: who consented to installing the app. */
  readonly oauthCodes: Map<string, string>;
  isUninstalled: boolean;
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
  /** `http://host:port/`, known once the server listens. */
  url: string;
}

/** An empty workspace with the app installed in it. */
export function createWorld(manifest: Manifest, options: Pick<WorkspaceOptions, 'now'>): World {
  const now = options.now ?? Date.now;
  const changes = createChanges();
  return {
    manifest,
    app: createIdentity(),
    team: { id: slackId('T'), name: 'Local workspace', domain: 'local' },
    people: new Map(),
    groups: [],
    channels: new Map(),
    files: new Map(),
    canvases: new Map(),
    viewStacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    oauthCodes: new Map(),
    isUninstalled: false,
    socketTickets: new Set(),
    now,
    nextTs: createTimestamps(now),
    ...changes,
    failures: [],
    emit: () => undefined,
    url: '',
  };
}

function createIdentity(): AppIdentity {
  return {
    appId: slackId('A'),
    botId: slackId('B'),
    botUserId: slackId('U'),
    botToken: `xoxb-${secret(12)}`,
    appToken: `xapp-1-${secret(12)}`,
    signingSecret: secret(16),
    verificationToken: secret(12),
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
