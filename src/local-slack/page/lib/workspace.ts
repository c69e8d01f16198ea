import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PageState } from '../../page-state';
import type { Message, Person } from '../../types';
import type { Outcome } from './api';
import type { Place } from './place';

/** What every part of the page may use: what there is to see, where we are, and how to do things. */
export interface Workspace {
  readonly state: PageState;
  readonly place: Place;
  readonly go: (change: Partial<Place>) => void;
  readonly open: (channel: string) => void;
  readonly act: (name: string, ...args: unknown[]) => Promise<Outcome>;
  /** Like `act`, and says what went wrong at the foot of the page. */
  readonly attempt: (name: string, ...args: unknown[]) => Promise<Outcome>;
  readonly notify: (sentence: string) => void;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('Nothing of the page works outside of a workspace');
  return workspace;
}

export function findPerson(state: PageState, id: string | undefined): Person | undefined {
  return state.people.find((person) => person.id === id);
}

export function findChannel(state: PageState, id: string): PageChannel | undefined {
  return state.channels.find((channel) => channel.id === id);
}

/** Who wrote it: the bot's messages may name the bot and not its user. */
export function authorOf(state: PageState, message: Message): Person | undefined {
  const byUser = findPerson(state, message.user);
  return byUser ?? (message.bot_id ? findPerson(state, state.app.botUserId) : undefined);
}

/** Sub-messages of a thread, the first message included, oldest first. */
export function threadOf(channel: PageChannel, ts: string): Message[] {
  return channel.messages.filter((message) => message.ts === ts || message.thread_ts === ts);
}

function isReply(message: Message): boolean {
  return message.thread_ts !== undefined && message.thread_ts !== message.ts;
}

/** What the channel itself shows: replies only where they were sent to the channel as well. */
export function mainMessages(channel: PageChannel): Message[] {
  return channel.messages.filter(
    (message) => !isReply(message) || message.subtype === 'thread_broadcast',
  );
}
