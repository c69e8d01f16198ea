import { findPlace } from '../people/place';
import type { Actor, Message } from '../types';
import { waitForChange } from '../world/wait-for';
import type { World } from '../world/world';
import { isCalledFor, perform, type Scene, targetOf } from './acting';
import type { DemoStep } from './demo-step';

const PATIENCE_MS = 20_000;

/** Where a demo is played: does one step after the other, and remembers what the later ones refer to. */
export interface Stage {
  /** The channel of a step, once it is there. */
  channelOf(step: DemoStep): Promise<string>;
  isCalledFor(step: DemoStep, channel: string): boolean;
  /** Does what the step says and waits for what it expects. Throws when that does not come. */
  act(step: DemoStep, channel: string): Promise<void>;
}

/** How the demo is played this time. */
type Setting = Pick<Scene, 'isInStoryTime' | 'playing'>;

export function createStage(
  world: World,
  actorOf: (person: string) => Actor,
  setting: Setting,
): Stage {
  const before = new Set(world.channels.keys());
  const messages = new Map<string, string>();

  function wait<T>(what: string, probe: () => T | undefined | false): Promise<T> {
    return waitForChange(world, what, probe, PATIENCE_MS);
  }

  return {
    async channelOf({ in: place, who }) {
      if (!place.endsWith('*')) return findPlace(world, actorOf(who).person.id, place).id;
      const start = place.slice(0, -1);
      const { id } = await wait(`a channel ${place}`, () =>
        [...world.channels.values()].findLast(
          (channel) => channel.name.startsWith(start) && !before.has(channel.id),
        ),
      );
      return id;
    },
    isCalledFor: (step, channel) => isCalledFor(step, actorOf(step.who).messages(channel)),
    async act(step, channel) {
      const actor = actorOf(step.who);
      await perform(step, { actor, channel, ...setting, messages, wait });
      const { sees, earns } = step;
      if (sees) await wait(`“${sees}”`, () => isShown(actor.messages(channel), sees));
      const ts = targetOf(step, { messages });
      if (earns && ts) await wait(`:${earns}:`, () => bears(actor.thread(channel, ts), ts, earns));
    },
  };
}

function isShown(messages: readonly Message[], words: string): boolean {
  return messages.some((message) => JSON.stringify(message).includes(words));
}

function bears(thread: readonly Message[], ts: string, emoji: string): boolean {
  const message = thread.find((each) => each.ts === ts);
  const reactions = (message?.reactions ?? []) as readonly { readonly name: string }[];
  return reactions.some(({ name }) => name === emoji);
}
