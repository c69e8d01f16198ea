import type { FieldValue, NewFile } from '../given';

/** A story that is played in the workspace by its people; given from outside, so that any app can bring its own. */
export interface Demo {
  /** On the button that plays it. */
  readonly label: string;
  /** What one will see, in a sentence. */
  readonly about: string;
  readonly steps: readonly DemoStep[];
}

/** One thing that somebody does, and what has to be there before the story goes on. */
export type DemoStep = DemoAct & {
  /** Name of a person in the workspace. */
  readonly who: string;
  /** Name of a channel; `inc-*` is the newest of this demo whose name begins like that. */
  readonly in: string;
  /** When it happened in the story: this many minutes before its end. */
  readonly ago: number;
  /** Words that this person then sees there. */
  readonly sees?: string;
  /** An emoji that the message then bears. */
  readonly earns?: string;
};

/** A part of a channel. */
type DemoTab = 'messages' | 'canvas';

export type DemoAct =
  /** `as` names the message for later steps; `under` names the message it replies to. */
  | {
      readonly does: 'say';
      readonly text: string;
      readonly as?: string;
      readonly under?: string;
      readonly files?: readonly NewFile[];
    }
  /**
   * `{when}` in the line becomes the time in the story, `-12m `, where the clock cannot be set to it;
   * `{again}` becomes ` (2)` when the demo is played a second time, since an app may take what is said twice for said once.
   */
  | { readonly does: 'command'; readonly line: string }
  | { readonly does: 'react'; readonly to: string; readonly emoji: string }
  | { readonly does: 'pin'; readonly to: string }
  | { readonly does: 'shortcut'; readonly on: string; readonly callbackId: string }
  /** Presses the newest button with this label; `ifAsked`: where there is one, else the step is left out. */
  | { readonly does: 'press'; readonly label: string; readonly ifAsked?: true }
  /** Sends the form on top of the screen, once there is one. */
  | { readonly does: 'submit'; readonly values: Readonly<Record<string, FieldValue>> }
  /** Opens the channel's canvas, or goes back to its messages. */
  | { readonly does: 'look'; readonly at: DemoTab }
  | { readonly does: 'join' }
  | { readonly does: 'invite'; readonly whom: string };

/** How a demo stands. */
export interface DemoProgress {
  readonly label: string;
  readonly about: string;
  readonly state: 'ready' | 'running' | 'paused' | 'done' | 'failed';
  /** Steps done. */
  readonly done: number;
  readonly steps: number;
  /** What is going on, in a sentence. */
  readonly caption: string;
  /** Who acts; their id. */
  readonly person?: string;
  /** Where they act; the channel's id. */
  readonly channel?: string;
  /** Which part of it they look at. */
  readonly tab?: DemoTab;
}
