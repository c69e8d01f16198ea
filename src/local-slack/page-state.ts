import type { DemoProgress } from './demo/demo-step';
import type { Typing } from './demo/player';
import type { FaultState } from './faults/fault';
import type { KeptExchange } from './traffic/traffic';
import type { Json, Message, OpenView, Person } from './types';

/** A slash command of the app, as its manifest declares it. */
export interface PageCommand {
  /** With the slash, e.g. `/incident`. */
  readonly command: string;
  readonly description: string;
  /** Empty when the manifest has none. */
  readonly usageHint: string;
}

interface PageShortcut {
  readonly name: string;
  readonly callbackId: string;
  readonly type: 'message' | 'global';
  readonly description: string;
}

export interface PageApp {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly botUserId: string;
  /** True while the app can be reached: by its socket, or by requests. */
  readonly isConnected: boolean;
  readonly commands: readonly PageCommand[];
  readonly shortcuts: readonly PageShortcut[];
  readonly hasHome: boolean;
  /** The direct-message channel between this person and the app, once one of them has opened it. */
  readonly directChannel?: string;
}

interface PageUserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

interface PageBookmark {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
}

export interface PageChannel {
  readonly id: string;
  /** Without `#`; for a direct message the other person's name. */
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isDirect: boolean;
  /** The one everybody is in, which nobody leaves or archives. */
  readonly isGeneral: boolean;
  /** False for a public channel this person could join. */
  readonly isMember: boolean;
  readonly topic: string;
  readonly purpose: string;
  readonly members: readonly string[];
  /** Messages of others since this person last spoke, read or joined here. */
  readonly unread: number;
  /** Those among them that mention this person. */
  readonly pings: number;
  /** `ts` of the last message this person has seen; empty when they have seen none. */
  readonly lastRead: string;
  /** `ts` of the pinned messages, oldest pin first. */
  readonly pins: readonly string[];
  readonly bookmarks: readonly PageBookmark[];
  /** The channel's canvas as Markdown. */
  readonly canvas?: string;
  readonly canvasTitle?: string;
  /** Oldest first; thread replies (`thread_ts` differs from `ts`) and this person's ephemeral messages included. */
  readonly messages: readonly Message[];
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  /** Address on this server, ready to use by this person: same origin, `?as=` included. */
  readonly url: string;
  /** Who shared it. */
  readonly user: string;
}

export interface PageView extends OpenView {
  /** 1 for the first form, up to 3. */
  readonly depth: number;
}

/** Everything one person may see; what `GET /page/state?as=U…` answers. */
export interface PageState {
  readonly team: { readonly id: string; readonly name: string };
  /** Whose eyes this is. */
  readonly me: Person;
  readonly people: readonly Person[];
  readonly userGroups: readonly PageUserGroup[];
  readonly app: PageApp;
  readonly channels: readonly PageChannel[];
  readonly files: readonly PageFile[];
  /** The form on top of this person's screen. */
  readonly view?: PageView;
  /** The app's Home tab for this person. */
  readonly home?: Json;
  /** The demo, if there is one. */
  readonly demo?: DemoProgress;
  /** Who is writing a message, and where. */
  readonly typing?: Typing;
  /** The misbehaviour somebody asked for, oldest first. */
  readonly faults: readonly FaultState[];
  /** The workspace's clock, milliseconds since the epoch. */
  readonly now: number;
}

/** One line of the traffic; what was said comes with `GET /page/traffic/ID`. */
export type PageExchange = Omit<KeptExchange, 'request' | 'answer'>;

/** What a fault can be limited to; what `GET /page/choices` answers. */
export interface PageChoices {
  /** Of the Web API. */
  readonly methods: readonly string[];
  /** Those the app has subscribed to. */
  readonly events: readonly string[];
}

/** What `POST /page/act?as=U…` takes. `args` are the arguments of the Actor's method of that name; `read` with a channel's id marks it as read. */
export interface PageAct {
  readonly act: string;
  readonly args: readonly unknown[];
}

export interface PageActAnswer {
  readonly ok: boolean;
  /** Slack's code, or a sentence. */
  readonly error?: string;
  readonly result?: unknown;
}

/** A file in `say`'s options as it travels from the page. */
export interface PageNewFile {
  readonly name: string;
  readonly mimetype: string;
  readonly base64: string;
}
