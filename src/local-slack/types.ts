/**
 * What the local workspace offers to the people in it: tests act through this, and so does the page.
 * Nothing here knows which app is installed; the app is known only through its manifest.
 */

import type { Demo, DemoProgress } from './demo/demo-step';
import type { Fault, FaultKind, FaultState } from './faults/fault';
import type { FieldValue, NewFile } from './given';

/** Somebody in the workspace. Ids look like Slack's (`U…`). */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** IANA zone, e.g. `Europe/Berlin`. */
  readonly tz: string;
  readonly isGuest: boolean;
  /** Belongs to another organisation (Slack Connect). */
  readonly isStranger: boolean;
  readonly isBot: boolean;
}

export type Json = Readonly<Record<string, unknown>>;

/** A message as the Web API would return it, with everything Slack adds (`reactions`, `reply_count`, `files`, `edited`). */
export interface Message extends Json {
  readonly ts: string;
  readonly text: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly Json[];
  /** Set when only one person can see it. */
  readonly ephemeralFor?: string;
  readonly channel: string;
  /** Whom this message pings: user ids, user group ids, `here`, `channel`, `everyone`. */
  readonly mentions?: readonly string[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly topic: string;
  readonly members: readonly string[];
  /** Pinned messages, oldest pin first. */
  readonly pins: readonly string[];
  /** Markdown of the channel's canvas, if there is one. */
  readonly canvas?: string;
  /** Ids of the people whom the canvas pings. */
  readonly canvasMentions: readonly string[];
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly title: string;
  readonly channels: readonly string[];
  readonly bytes: Uint8Array;
}

/** One call the app made, as the inspector shows it. */
export interface ApiCall {
  readonly method: string;
  readonly args: Json;
  readonly response: Json;
  /** 0 where nothing was answered. */
  readonly status: number;
  /** What somebody had asked to go wrong with it. */
  readonly fault?: FaultKind;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a person got back for something they did. `ok: false` is what Slack would show them. */
export interface ActOutcome {
  readonly ok: boolean;
  /** Slack's own code, e.g. `dispatch_failed`, `operation_timeout`, `app_not_found`. */
  readonly error?: string;
}

/** A form on somebody's screen. */
export interface OpenView {
  readonly id: string;
  readonly view: Json;
  /** By block_id, as the app answered with `response_action: errors`. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Somebody at their keyboard. Every call fails like Slack would: it throws for what the client cannot do. */
export interface Actor {
  readonly person: Person;
  say(
    channel: string,
    text: string,
    options?: { threadTs?: string; files?: readonly NewFile[]; broadcast?: boolean },
  ): Promise<Message>;
  edit(channel: string, ts: string, text: string): Promise<void>;
  remove(channel: string, ts: string): Promise<void>;
  /** Runs `/incident note hi`. Resolves when the app acked, or with `operation_timeout` after 3 s. */
  command(channel: string, line: string): Promise<ActOutcome>;
  messageShortcut(channel: string, ts: string, callbackId: string): Promise<ActOutcome>;
  globalShortcut(callbackId: string): Promise<ActOutcome>;
  react(channel: string, ts: string, emoji: string): Promise<void>;
  unreact(channel: string, ts: string, emoji: string): Promise<void>;
  pin(channel: string, ts: string): Promise<void>;
  unpin(channel: string, ts: string): Promise<void>;
  /** Presses a button, or picks from a select with `value`. `ts` may be an ephemeral message's. */
  press(
    channel: string,
    ts: string,
    actionId: string,
    choice?: { value?: string; blockId?: string; selected?: FieldValue },
  ): Promise<ActOutcome>;
  /** The form on top of this person's screen. */
  view(): OpenView | undefined;
  /** Submits the form on top; values by action_id. Fields not named keep their initial value. */
  submit(values?: Readonly<Record<string, FieldValue>>): Promise<ActOutcome>;
  /** Presses a button, or changes a dispatching element, inside the form on top. */
  pressInView(
    actionId: string,
    choice?: { value?: string; selected?: FieldValue },
  ): Promise<ActOutcome>;
  closeView(): Promise<void>;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  invite(channel: string, person: string): Promise<void>;
  /** Makes a channel; its id. */
  createChannel(name: string, options?: { isPrivate?: boolean }): Promise<string>;
  setTopic(channel: string, topic: string): Promise<void>;
  archive(channel: string): Promise<void>;
  unarchive(channel: string): Promise<void>;
  openHome(): Promise<void>;
  /** What the app published for this person. */
  home(): Json | undefined;
  pressHome(
    actionId: string,
    choice?: { value?: string; selected?: FieldValue },
  ): Promise<ActOutcome>;
  /** Messages this person sees in a channel, oldest first, ephemeral ones included, thread replies not. */
  messages(channel: string): readonly Message[];
  thread(channel: string, ts: string): readonly Message[];
}

export interface LocalWorkspace {
  /** Address of the page, e.g. `http://127.0.0.1:4711/`. */
  readonly url: string;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly teamId: string;
  readonly botUserId: string;
  /** By id, name (`dana`) or @name. Throws when there is nobody of that name. */
  as(person: string): Actor;
  people(): readonly Person[];
  addPerson(person: {
    name: string;
    realName?: string;
    tz?: string;
    isGuest?: boolean;
    isStranger?: boolean;
  }): Person;
  /** Changes somebody, who has moved to another zone for example; the app hears of it as `user_change`. */
  changePerson(
    person: string,
    change: { tz?: string; realName?: string; isGuest?: boolean },
  ): Person;
  /** By id or name (`general`, `#general`). */
  channel(channel: string): Channel | undefined;
  channels(): readonly Channel[];
  addChannel(channel: { name: string; isPrivate?: boolean; members?: readonly string[] }): Channel;
  /** Every message of a channel, oldest first, thread replies included, ephemeral ones not. */
  messages(channel: string): readonly Message[];
  files(): readonly StoredFile[];
  calls(method?: string): readonly ApiCall[];
  /** What the app did that Slack would not have taken: unknown methods, missing scopes, blocks and answers that are not valid. One sentence each. */
  failures(): readonly string[];
  /** Resolves with the first truthy answer of `probe`, asked again after every change in the workspace. Throws after `timeoutMs` (default 10,000), naming `what`. */
  waitFor<T>(
    what: string,
    probe: () => T | undefined | null | false,
    timeoutMs?: number,
  ): Promise<T>;
  /** True while an app is connected by Socket Mode. */
  isAppConnected(): boolean;
  /** Asks for misbehaviour; the fault's id. */
  fault(fault: Fault): string;
  /** The faults asked for since the last `clearFaults`, those that are over included, oldest first. */
  faults(): readonly FaultState[];
  /** Ends one fault; false when there is none of that id. */
  removeFault(id: string): boolean;
  clearFaults(): void;
  /** Drops the app's sockets (`how: 'drop'`) or asks it to reconnect (`'refresh'`). */
  disconnectSockets(how: 'drop' | 'refresh'): void;
  /** Sends everything the app is told by signed HTTP requests instead of the socket. */
  deliverTo(requestUrl: string): void;
  /** Sends the `url_verification` challenge, as Slack does when an address is set. Throws when the answer is wrong. */
  verify(requestUrl: string): Promise<void>;
  /** Adds an address that the browser may be sent back to after consent, as on the app’s page “OAuth & Permissions”. */
  allowRedirect(url: string): void;
  /** Somebody consents to installing the app; the code `oauth.v2.access` exchanges for the bot token, once. */
  consent(person: string, redirectUri?: string): string;
  /** Takes the app out of the workspace: it is told so, its tokens stop working, and its bot leaves every channel. */
  uninstall(): void;
  /** Plays the demo that the workspace was given. */
  readonly demo: DemoPlayer;
  close(): Promise<void>;
}

/** Several workspaces that one app can be installed in. */
export interface LocalTeams {
  readonly url: string;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly teams: readonly LocalWorkspace[];
  /** `E…`, where they belong to one. */
  readonly organisationId?: string;
  allowRedirect(url: string): void;
  /** Sends everything that the app is told, in whatever workspace, to this address. */
  deliverTo(requestUrl: string): void;
  close(): Promise<void>;
}

export interface DemoPlayer {
  /** Plays it from the beginning. Throws when there is none, when it is being played, or when a step fails. */
  play(options?: DemoOptions): Promise<void>;
  /** Holds it before its next step. */
  pause(): void;
  resume(): void;
  /** Leaves everything as it is to whoever wants to go on. */
  stop(): void;
  /** Undefined where there is no demo. */
  progress(): DemoProgress | undefined;
}

/** How a demo is played. */
export interface DemoOptions {
  /** 1, unless set, takes the time people take; 0 takes none. */
  readonly pace?: number;
  /** Sets the workspace's and the app's clocks to so many minutes before the story's end; without it they run as they do. */
  readonly setClock?: (minutesAgo: number) => void;
  /** Told what is about to be done, in a sentence. */
  readonly onStep?: (caption: string) => void;
}

export interface WorkspaceOptions {
  /** Path of the app's manifest.yml (or .json). */
  readonly manifest: string;
  /** 0 or absent: a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Milliseconds since the epoch; the workspace's clock. */
  readonly now?: () => number;
  /** A story for visitors to watch. */
  readonly demo?: Demo;
  /** Whether the app is there from the beginning, as it is unless this is false. */
  readonly isInstalled?: boolean;
  /** Start without the page (tests). */
  readonly withoutPage?: boolean;
  /** How long an app has to answer; 3,000 unless set. */
  readonly ackTimeoutMs?: number;
  /** Waits before an event is sent again; by default about at once, 1 min, 5 min. */
  readonly eventRetryWaitsMs?: readonly number[];
  /** Answers 429 as soon as a method's tier is used up. */
  readonly enforceTiers?: boolean;
}

export interface TeamsOptions
  extends Pick<
    WorkspaceOptions,
    'manifest' | 'port' | 'now' | 'withoutPage' | 'ackTimeoutMs' | 'enforceTiers'
  > {
  /** The name of each workspace. */
  readonly teams: readonly string[];
  /** The name of the organisation that all of them belong to. */
  readonly organisation?: string;
}
