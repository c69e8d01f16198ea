import type { Chat } from '../../ports/chat';
import type { NewStep, Step } from '../../ports/outbox';
import type { Method } from '../call-budget';
import type { Deps } from '../deps';
import type { Directory } from '../directory';
import type { IncidentBook } from '../incident-book';
import type { IncidentInHand } from '../incident-in-hand';

/** What carrying out a step works with. */
export interface StepContext {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
  readonly chat: Chat;
  readonly incident: IncidentInHand;
  readonly step: Step;
  /** The incident's channel; steps that need one wait until it is there. */
  readonly channelId: string;
}

/** Kept with the finished step, for steps that build on it. */
export type StepResult = Readonly<Record<string, unknown>>;

/** A try that came to nothing. */
export interface Failure {
  /** Why, for people. */
  readonly problem: string;
  /** It is not tried again. */
  readonly isGivenUp: boolean;
}

/** One kind of effect, in Slack or elsewhere: carried out at least once, and written so that twice does no harm. */
export interface StepKind {
  readonly needsChannel: boolean;
  /** Everything else waits for it, so it is never given up. */
  readonly isVital?: true;
  /** The Web API methods that a try costs. */
  calls(context: StepContext): readonly Method[];
  /** How long at most between two tries, and for how long altogether; in milliseconds. */
  readonly patience?: { readonly longestWaitMs: number; readonly givenUpAfterMs: number };
  /** Throws ChatError or DeliveryError; a transient one is tried again, any other gives the step up. */
  run(context: StepContext): Promise<StepResult>;
  /** What has to follow a failure: steps whose keys may be queued already. */
  tells?(step: Step, failure: Failure): readonly NewStep[];
}

export const done: StepResult = {};

/** A payload's text under a name; a step queued by an older version may lack it. */
export function text({ payload }: Step, name: string): string {
  const value = payload[name];
  return typeof value === 'string' ? value : '';
}

export function number({ payload }: Step, name: string): number {
  const value = payload[name];
  return typeof value === 'number' ? value : 0;
}

export function texts({ payload }: Step, name: string): readonly string[] {
  const value = payload[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
