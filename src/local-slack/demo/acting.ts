import { elementsOf } from '../blocks/elements-of';
import type { ActOutcome, Actor, Message } from '../types';
import type { DemoStep } from './demo-step';

/** What somebody has at hand when their turn comes. */
export interface Scene {
  readonly actor: Actor;
  readonly channel: string;
  /** The workspace's clock is set to the story's. */
  readonly isInStoryTime: boolean;
  /** 1 when the demo is played for the first time. */
  readonly playing: number;
  /** `ts` of messages that steps have named. */
  readonly messages: Map<string, string>;
  /** Resolves with the first truthy answer. Throws, naming `what`, when none comes. */
  readonly wait: <T>(what: string, probe: () => T | undefined | false) => Promise<T>;
}

/** Does what a step says, as the person would. Throws when the app or the workspace does not take it. */
export async function perform(step: DemoStep, scene: Scene): Promise<unknown> {
  const { actor, channel, wait } = scene;
  switch (step.does) {
    case 'say':
      return await say(step, scene);
    case 'command':
      return succeeded(await actor.command(channel, lineOf(step, scene)));
    case 'react':
      return await actor.react(channel, named(scene, step.to), step.emoji);
    case 'pin':
      return await actor.pin(channel, named(scene, step.to));
    case 'shortcut':
      return succeeded(
        await actor.messageShortcut(channel, named(scene, step.on), step.callbackId),
      );
    case 'press':
      return succeeded(await press(step.label, scene));
    case 'submit':
      await wait('a form', () => actor.view());
      return succeeded(await actor.submit(step.values));
    case 'look':
      return;
    case 'join':
      return await actor.join(channel);
    case 'invite':
      return await actor.invite(channel, step.whom);
    default:
      return step satisfies never;
  }
}

/** Whether a step has anything to do: one may be an answer to what the app asks only at times. */
export function isCalledFor(step: DemoStep, shown: readonly Message[]): boolean {
  const mayBeLeftOut = step.does === 'press' && step.ifAsked === true;
  return !mayBeLeftOut || newestButton(shown, step.label) !== undefined;
}

/** The message that a step is about, if it is about one. */
export function targetOf(step: DemoStep, scene: Pick<Scene, 'messages'>): string | undefined {
  if (step.does === 'react' || step.does === 'pin') return named(scene, step.to);
  return step.does === 'shortcut' ? named(scene, step.on) : undefined;
}

function named({ messages }: Pick<Scene, 'messages'>, name: string): string {
  const ts = messages.get(name);
  if (!ts) throw new Error(`No message of the demo is called ${name}`);
  return ts;
}

type Saying = Extract<DemoStep, { does: 'say' }>;

async function say({ text, as, under, files = [] }: Saying, scene: Scene): Promise<void> {
  const options = { files, ...(under ? { threadTs: named(scene, under) } : {}) };
  const { ts } = await scene.actor.say(scene.channel, text, options);
  if (as) scene.messages.set(as, ts);
}

type Commanding = Extract<DemoStep, { does: 'command' }>;

function lineOf({ line, ago }: Commanding, { isInStoryTime, playing }: Scene): string {
  return line
    .replace('{when} ', isInStoryTime || ago === 0 ? '' : `-${ago}m `)
    .replace('{again}', playing > 1 ? ` (${playing})` : '');
}

async function press(label: string, { actor, channel, wait }: Scene): Promise<ActOutcome> {
  const button = await wait(`the button “${label}”`, () =>
    newestButton(actor.messages(channel), label),
  );
  return await actor.press(channel, button.ts, button.actionId, { blockId: button.blockId });
}

interface Button {
  readonly ts: string;
  readonly actionId: string;
  readonly blockId: string;
}

function newestButton(messages: readonly Message[], label: string): Button | undefined {
  for (const { ts, blocks = [] } of messages.toReversed()) {
    const found = elementsOf(blocks).find(
      ({ element }) => element.type === 'button' && labelOf(element) === label,
    );
    if (!found) continue;
    const { block, element } = found;
    return { ts, actionId: String(element.action_id), blockId: String(block.block_id) };
  }
  return undefined;
}

function labelOf({ text }: Readonly<Record<string, unknown>>): unknown {
  return (text as { text?: unknown } | undefined)?.text;
}

function succeeded(outcome: ActOutcome): void {
  if (!outcome.ok) throw new Error(`The app answered ${outcome.error ?? 'no'}`);
}
