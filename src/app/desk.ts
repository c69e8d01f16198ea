import type { ChatMessage } from '../ports/chat';
import type { Answers, Form, Message } from '../report/message';

/** Whoever does something, and where. */
export interface Visitor {
  readonly workspaceId: string;
  readonly userId: string;
  /** The channel it happens in; missing at the App Home and for forms opened from nowhere. */
  readonly channelId?: string;
}

/** What the person gets back, privately. */
export type Reply =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** What does not fit in one message: whispered after it, in this order. */
      readonly more?: readonly Message[];
      /** Waits for what can be said only once its effect has happened in Slack; nothing, if that takes too long. */
      readonly later?: () => Promise<Message | undefined>;
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** Nothing to say: what happened shows elsewhere. */
  | { readonly kind: 'silence' };

export interface CommandRequest extends Visitor {
  readonly channelId: string;
  /** The text after `/incident`, as Slack escapes it: `&amp;`, `<@U1|dana>`; see commands/markup. */
  readonly text: string;
}

export interface ShortcutRequest extends Visitor {
  /** The callback id in the manifest. */
  readonly shortcut: string;
  /** The message it was used on; missing for a global shortcut. */
  readonly message?: ChatMessage;
}

export interface ButtonRequest extends Visitor {
  readonly action: string;
  readonly value?: string;
}

export interface FormRequest extends Visitor {
  readonly form: string;
  readonly carry: string;
  /** The message whose button opened it can be renewed. */
  readonly renews?: true;
  readonly answers: Answers;
}

/** Mistakes by field name, or what to say. `channelId`: where to whisper it, if the form was not sent from a channel. */
export type FormOutcome =
  | { readonly kind: 'mistakes'; readonly mistakes: Readonly<Record<string, string>> }
  | {
      readonly kind: 'done';
      readonly reply: Reply;
      readonly channelId?: string;
      /** Said in the form's own window: the bot may be no member of the channel it was opened in. */
      readonly isSaidInForm?: true;
      /** What the message whose button opened the form says from now on. */
      readonly renewed?: Message;
    }
  /** Shows another form in place of this one. */
  | { readonly kind: 'next'; readonly form: Form };

export interface MarkRequest extends Visitor {
  readonly channelId: string;
  readonly ts: string;
  /** Emoji name without colons; `pushpin` for Slack's own pin. */
  readonly emoji: string;
  readonly by: 'reaction' | 'pin';
}

export interface MessageEdit {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly ts: string;
  /** Who edited; missing where Slack does not say. */
  readonly userId?: string;
  /** Plain words. */
  readonly text: string;
}

export interface MessageRemoval {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly ts: string;
}

export interface Joining {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly userId: string;
}

/**
 * Everything people can do, whatever chat program they do it in. Each call returns after what it records is on disk;
 * effects in Slack follow by themselves. Throws only for bugs and for a store that is unavailable.
 */
export interface Desk {
  command(request: CommandRequest): Promise<Reply>;
  shortcut(request: ShortcutRequest): Promise<Reply>;
  press(request: ButtonRequest): Promise<Reply>;
  submit(request: FormRequest): Promise<FormOutcome>;
  mark(request: MarkRequest): Promise<void>;
  unmark(request: MarkRequest): Promise<void>;
  messageEdited(edit: MessageEdit): Promise<void>;
  messageRemoved(removal: MessageRemoval): Promise<void>;
  /** Somebody came into a channel; in an incident's, they are told what to know. */
  joined(joining: Joining): Promise<void>;
  /** Somebody opened what the app shows to them alone. */
  homeOpened(visitor: Visitor): Promise<void>;
}
