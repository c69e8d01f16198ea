import type { Actor, DemoOptions, DemoPlayer } from '../types';
import type { World } from '../world/world';
import { captionOf } from './caption';
import type { Demo, DemoProgress, DemoStep } from './demo-step';
import { createPacer, type Pacer } from './pacer';
import { createStage, type Stage } from './stage';

/** Who is writing a message, and where, by their ids. */
export interface Typing {
  readonly person: string;
  readonly channel: string;
}

/** Also tells the page what it cannot see otherwise. */
export interface Player extends DemoPlayer {
  readonly typing: () => Typing | undefined;
}

const READING_MS = 800;
/** How long somebody looks at a canvas. */
const LOOKING_MS = 2600;
const TYPING_MS_PER_CHARACTER = 14;
const LONGEST_TYPING_MS = 1800;

/** `demo`: what there is to play, if anything. */
export function createPlayer(
  world: World,
  actorOf: (person: string) => Actor,
  demo: Demo | undefined,
): Player {
  const pacer = createPacer();
  let run = 0;
  let playing = 0;
  let typing: Typing | undefined;
  let progress = demo && readyToPlay(demo);

  function show(change: Partial<DemoProgress>): void {
    if (progress) progress = { ...progress, ...change };
    world.changed();
  }

  async function play(options: DemoOptions = {}): Promise<void> {
    if (!demo) throw new Error('This workspace has no demo');
    if (progress?.state === 'running' || progress?.state === 'paused')
      throw new Error('The demo is being played');
    run += 1;
    playing += 1;
    const mine = run;
    show({ ...readyToPlay(demo), state: 'running' });
    await playSteps(demo.steps, {
      stage: createStage(world, actorOf, {
        isInStoryTime: options.setClock !== undefined,
        playing,
      }),
      actorOf,
      pacer,
      options,
      isCurrent: () => run === mine,
      tell(change, nowTyping) {
        if (run !== mine) return;
        typing = nowTyping;
        show(change);
      },
    });
  }

  return {
    progress: () => progress,
    typing: () => typing,
    play,
    pause() {
      if (progress?.state !== 'running') return;
      pacer.pause();
      show({ state: 'paused' });
    },
    resume() {
      if (progress?.state === 'paused') show({ state: 'running' });
      pacer.resume();
    },
    stop() {
      run += 1;
      typing = undefined;
      if (demo) show(readyToPlay(demo));
      pacer.resume();
    },
  };
}

function readyToPlay({ label, about, steps }: Demo): DemoProgress {
  return { label, about, state: 'ready', done: 0, steps: steps.length, caption: '' };
}

interface Performance {
  readonly stage: Stage;
  readonly actorOf: (person: string) => Actor;
  readonly pacer: Pacer;
  readonly options: DemoOptions;
  /** False once it was stopped. */
  readonly isCurrent: () => boolean;
  readonly tell: (change: Partial<DemoProgress>, typing?: Typing) => void;
}

async function playSteps(steps: readonly DemoStep[], performance: Performance): Promise<void> {
  const { isCurrent, tell } = performance;
  try {
    for (const [done, step] of steps.entries()) {
      if (!isCurrent()) return;
      await playStep(step, performance);
      tell({ done: done + 1 });
    }
    tell({ state: 'done', caption: '' });
  } catch (error) {
    tell({ state: 'failed', caption: (error as Error).message });
    throw error;
  }
}

async function playStep(step: DemoStep, performance: Performance): Promise<void> {
  const { stage, actorOf, pacer, options, isCurrent, tell } = performance;
  const pace = options.pace ?? 1;
  const { id } = actorOf(step.who).person;
  const channel = await stage.channelOf(step);
  if (!stage.isCalledFor(step, channel)) return;
  const caption = captionOf(step, (person) => actorOf(person).person.realName);
  options.onStep?.(caption);
  tell(
    { caption, person: id, channel, tab: step.does === 'look' ? step.at : 'messages' },
    step.does === 'say' ? { person: id, channel } : undefined,
  );
  await pacer.wait(pace * typingMs(step));
  if (!isCurrent()) return;
  options.setClock?.(step.ago);
  await stage.act(step, channel);
  // What was being written has been sent.
  tell({});
  await pacer.wait(pace * (step.does === 'look' ? LOOKING_MS : READING_MS));
}

function typingMs(step: DemoStep): number {
  const text = step.does === 'say' ? step.text : step.does === 'command' ? step.line : '';
  return Math.min(LONGEST_TYPING_MS, 300 + text.length * TYPING_MS_PER_CHARACTER);
}
