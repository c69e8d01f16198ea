import { join } from 'node:path';
import type { Demo, DemoStep } from '../../src/local-slack/demo/demo-step';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';

const manifest = join(__dirname, 'fixtures', 'manifest.yml');

let workspace: LocalWorkspace;

afterEach(() => workspace.close());

async function startWith(steps: readonly DemoStep[]): Promise<void> {
  const demo: Demo = { label: 'Run it', about: 'Two people talk', steps };
  workspace = await startLocalWorkspace({ manifest, withoutPage: true, demo });
}

function says(who: string, text: string, more: Partial<DemoStep> = {}): DemoStep {
  return { who, in: 'general', ago: 0, does: 'say', text, ...more } as DemoStep;
}

function said(): readonly string[] {
  return workspace
    .messages('general')
    .filter(({ subtype }) => subtype === undefined)
    .map(({ text }) => text);
}

function standing(): string {
  const { state, done, steps } = workspace.demo.progress() ?? {};
  return `${state} ${done}/${steps}`;
}

test('people do what the demo says, in its order', async () => {
  await startWith([
    says('dana', 'Is it down?', { as: 'question' } as Partial<DemoStep>),
    says('mike', 'It is.', { under: 'question' } as Partial<DemoStep>),
    { who: 'mike', in: 'general', ago: 0, does: 'react', to: 'question', emoji: 'eyes' },
    { who: 'dana', in: 'general', ago: 0, does: 'pin', to: 'question' },
    { who: 'dana', in: 'general', ago: 0, does: 'invite', whom: 'gus' },
  ]);
  const captions: string[] = [];

  await workspace.demo.play({ pace: 0, onStep: (caption) => captions.push(caption) });

  const [question, answer] = workspace.messages('general').filter(({ subtype }) => !subtype);
  expect(question).toMatchObject({ text: 'Is it down?', reactions: [{ name: 'eyes' }] });
  expect(answer).toMatchObject({ text: 'It is.', thread_ts: question?.ts });
  expect(workspace.channel('general')?.pins).toEqual([question?.ts]);
  expect(captions[1]).toBe('Mike Alvarez replies: It is.');
  expect(captions[4]).toBe('Dana Keller brings Gus Okafor into the channel');
  expect(standing()).toBe('done 5/5');
});

test('a demo looks at a canvas, and comes back to what is said', async () => {
  await startWith([
    { who: 'dana', in: 'general', ago: 0, does: 'look', at: 'canvas' },
    says('mike', 'two'),
  ]);
  const looks: unknown[] = [];
  const watch = (caption: string): void => {
    // The page is told right after.
    setImmediate(() => looks.push([caption, workspace.demo.progress()?.tab]));
  };

  await workspace.demo.play({ pace: 0, onStep: watch });

  expect(looks).toEqual([
    ['Dana Keller opens the canvas: the report so far, kept up to date by itself', 'canvas'],
    ['Mike Alvarez writes: two', 'messages'],
  ]);
});

test('a demo that is paused goes on where it was', async () => {
  await startWith([says('dana', 'one'), says('mike', 'two')]);
  const played = workspace.demo.play({
    pace: 0,
    onStep: (caption) => caption.includes('two') && workspace.demo.pause(),
  });
  await workspace.waitFor('the pause', () => standing() === 'paused 1/2');

  expect(said()).toEqual(['one']);
  workspace.demo.resume();
  await played;
  expect(said()).toEqual(['one', 'two']);
});

test('a demo that is stopped leaves the rest to others', async () => {
  await startWith([says('dana', 'one'), says('mike', 'two'), says('dana', 'three')]);

  await workspace.demo.play({
    pace: 0,
    onStep: (caption) => caption.includes('two') && workspace.demo.stop(),
  });

  expect(said()).toEqual(['one']);
  expect(standing()).toBe('ready 0/3');
});

test('it can be played again', async () => {
  await startWith([says('dana', 'one')]);

  await workspace.demo.play({ pace: 0 });
  await workspace.demo.play({ pace: 0 });

  expect(said()).toEqual(['one', 'one']);
});

test('what answers a question is left out where nothing is asked', async () => {
  await startWith([
    { who: 'dana', in: 'general', ago: 0, does: 'press', label: 'Open anyway', ifAsked: true },
    says('dana', 'one'),
  ]);
  const captions: string[] = [];

  await workspace.demo.play({ pace: 0, onStep: (caption) => captions.push(caption) });

  expect(captions).toEqual(['Dana Keller writes: one']);
  expect(standing()).toBe('done 2/2');
});

test('it is not played twice at the same time', async () => {
  await startWith([says('dana', 'one')]);
  const first = workspace.demo.play({ pace: 0 });

  await expect(workspace.demo.play()).rejects.toThrow('The demo is being played');
  await first;
});

test('a step that fails ends it and says why', async () => {
  await startWith([{ who: 'dana', in: 'general', ago: 0, does: 'command', line: '/nothing' }]);

  await expect(workspace.demo.play({ pace: 0 })).rejects.toThrow('unknown_command');

  expect(workspace.demo.progress()).toMatchObject({
    state: 'failed',
    caption: 'The app answered unknown_command',
  });
});

test('a workspace without a demo has nothing to play', async () => {
  workspace = await startLocalWorkspace({ manifest, withoutPage: true });

  await expect(workspace.demo.play()).rejects.toThrow('no demo');
  expect(workspace.demo.progress()).toBeUndefined();
});
