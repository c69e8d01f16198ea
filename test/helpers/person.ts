import type { FieldValue } from '../../src/local-slack/given';
import type {
  ActOutcome,
  Actor,
  LocalWorkspace,
  Message,
  OpenView,
} from '../../src/local-slack/types';
import { buttonNamed, buttonsOf, wordsOf } from './shown';

/** Somebody who uses the bot: what they do, and what they are told privately because of it. */
export interface Person extends Actor {
  /** Types a command and reads the private answer. */
  ask(channel: string, line: string): Promise<string>;
  /** The same, with its buttons. */
  askFor(channel: string, line: string): Promise<Message>;
  /** Presses a button by its label and reads what is said privately because of it. */
  tap(channel: string, message: Message, label: string): Promise<Message>;
  /** Presses a button that opens a form. */
  tapForForm(channel: string, message: Message, label: string): Promise<OpenView>;
  /** Does something that opens a form. */
  getForm(act: () => Promise<ActOutcome>): Promise<OpenView>;
  /** Does something and waits for the private answer. */
  getAnswer(channel: string, act: () => Promise<ActOutcome>): Promise<Message>;
  /** Sends the form on top and reads what is said privately because of it. */
  send(channel: string, values?: Readonly<Record<string, FieldValue>>): Promise<Message>;
  /** What only this person sees in a channel, oldest first. */
  private(channel: string): readonly Message[];
  /** The latest message of this channel, from anybody, that has these words. */
  sees(channel: string, words: string): Promise<Message>;
  /** The latest message of this channel that has this button. */
  seesButton(channel: string, label: string): Promise<Message>;
}

/** Lets a test act as somebody of the workspace. */
export function personIn(workspace: LocalWorkspace, name: string): Person {
  const actor = workspace.as(name);

  function own(channel: string): readonly Message[] {
    return actor.messages(channel).filter((message) => message.ephemeralFor !== undefined);
  }

  async function getAnswer(channel: string, act: () => Promise<ActOutcome>): Promise<Message> {
    const before = new Set(own(channel).map(fingerprint));
    succeeded(await act());
    return workspace.waitFor(`an answer to ${name}`, () =>
      own(channel).find((message) => !before.has(fingerprint(message)) && !isNews(message)),
    );
  }

  async function getForm(act: () => Promise<ActOutcome>): Promise<OpenView> {
    const before = actor.view()?.id;
    succeeded(await act());
    return workspace.waitFor(`a form for ${name}`, () => {
      const view = actor.view();
      return view !== undefined && view.id !== before && view;
    });
  }

  function press(channel: string, message: Message, label: string): Promise<ActOutcome> {
    const { actionId, blockId } = buttonNamed(message, label);
    return actor.press(channel, message.ts, actionId, { blockId });
  }

  const askFor = (channel: string, line: string) =>
    getAnswer(channel, () => actor.command(channel, line));
  return {
    ...actor,
    askFor,
    ask: async (channel, line) => wordsOf(await askFor(channel, line)),
    tap: (channel, message, label) => getAnswer(channel, () => press(channel, message, label)),
    tapForForm: (channel, message, label) => getForm(() => press(channel, message, label)),
    getForm,
    getAnswer,
    send: (channel, values = {}) => getAnswer(channel, () => actor.submit(values)),
    private: own,
    sees: (channel, words) =>
      workspace.waitFor(`“${words}” in ${channel}`, () =>
        actor.messages(channel).findLast((message) => wordsOf(message).includes(words)),
      ),
    seesButton: (channel, label) =>
      workspace.waitFor(`the button ${label} in ${channel}`, () =>
        actor
          .messages(channel)
          .findLast((message) => buttonsOf(message).some((button) => button.label === label)),
      ),
  };
}

function fingerprint({ ts, text, blocks }: Message): string {
  return JSON.stringify([ts, text, blocks]);
}

/** Comes by itself, when somebody joins or a channel is made, and answers nothing that was asked just now. */
export function isNews(message: Message): boolean {
  return /^Welcome\.|^INC-\d+: .* has its channel/.test(wordsOf(message));
}

function succeeded(outcome: ActOutcome): void {
  if (!outcome.ok) throw new Error(`Slack answered ${outcome.error ?? 'no'}`);
}
