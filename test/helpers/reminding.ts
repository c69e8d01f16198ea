import { createDirectory } from '../../src/app/directory';
import { createReminding } from '../../src/app/remind';
import { MINUTE } from '../../src/domain/time/instant';
import type { Message } from '../../src/report/message';
import {
  buttonsOf,
  type FrontOfficeForTest,
  type User,
  users,
  wordsIn,
  workspaceId,
} from './front-office';

export const incidentId = `${workspaceId}/1`;

/** Lets time go by, looking every minute unless told otherwise. */
export async function pass(office: FrontOfficeForTest, ms: number, stepMs = MINUTE): Promise<void> {
  for (let gone = 0; gone < ms; gone += stepMs) {
    office.clock.advance(stepMs);
    await office.remind();
  }
}

function isReminder(message: Message): boolean {
  return buttonsOf(message).some(({ label }) => label === 'Stop');
}

/** Reminders that somebody got alone. */
export function remindersTo({ chat }: FrontOfficeForTest, user: User): readonly Message[] {
  return chat.whispers
    .filter(({ userId }) => userId === users[user])
    .map(({ message }) => message)
    .filter(isReminder);
}

/** Reminders that everybody in the channel can read. */
export function remindersIn({ chat }: FrontOfficeForTest, channel: string): readonly Message[] {
  return chat.said(channel).filter(isReminder);
}

export function firstLines(messages: readonly Message[]): readonly (string | undefined)[] {
  return messages.map((message) => wordsIn(message).split('\n')[0]);
}

/** Takes the lead away, so that there is nobody in particular to remind. */
export async function openWithoutLead(office: FrontOfficeForTest, text: string): Promise<string> {
  const channel = await office.open(text);
  await office.type('role lead none', 'dana', channel);
  return channel;
}

/** Another program that reminds people of the same incidents. */
export function anotherReminding(office: FrontOfficeForTest): () => Promise<void> {
  return createReminding({ ...office, directory: createDirectory(office.deps) });
}
