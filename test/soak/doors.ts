import type { Person } from '../helpers/person';
import { buttonsOf } from '../helpers/shown';
import type { Random } from './random';

/** Where somebody does something. */
export interface Scene {
  readonly by: Person;
  readonly channel: string;
  readonly random: Random;
  /** Words that nobody has said before. */
  newWords(): string;
  /** The messages that somebody has marked here. */
  readonly marked: Marked[];
}

export interface Marked {
  readonly ts: string;
  readonly by: string;
  readonly emoji: string;
}

/** A way to put something on record; throws where Slack or the bot was not there. */
export type Door = (scene: Scene) => Promise<void>;

const emojis = ['pushpin', 'bulb', 'wrench', 'rotating_light'] as const;
const pin = 'pin';

/** Every door, with how often people take it. */
export const doors: readonly (readonly [name: string, share: number, door: Door])[] = [
  ['command', 5, giveCommand],
  ['escalation', 1, ({ by, channel, newWords }) => ask(by, channel, escalate(newWords()))],
  ['update', 1, ({ by, channel, newWords }) => ask(by, channel, `/incident update ${newWords()}`)],
  ['shortcut', 3, takeShortcut],
  ['reaction', 5, react],
  ['pin', 3, pinMessage],
  ['form', 3, fillForm],
  ['button', 2, acknowledge],
  ['taken back', 2, takeBack],
  ['edited', 2, edit],
  ['deleted', 1, remove],
];

function escalate(words: string): string {
  return `/incident escalate "water board" ${words}`;
}

async function giveCommand({ by, channel, random, newWords }: Scene): Promise<void> {
  const name = random.pick(['note', 'note', 'hypothesis', 'impact', 'action', 'cause']);
  await ask(by, channel, `/incident ${name} ${newWords()}`);
}

/** Waits for the answer, as people do. */
async function ask(by: Person, channel: string, line: string): Promise<void> {
  await by.ask(channel, line);
}

/** Says something, now and then in a thread. */
async function say({ by, channel, random, newWords, marked }: Scene): Promise<string> {
  const root = random.chance(0.15) ? random.pick(marked)?.ts : undefined;
  const { ts } = await by.say(channel, newWords(), root === undefined ? {} : { threadTs: root });
  return ts;
}

async function takeShortcut(scene: Scene): Promise<void> {
  const { by, channel } = scene;
  const ts = await say(scene);
  await by.getAnswer(channel, () => by.messageShortcut(channel, ts, 'add_to_timeline'));
}

async function react(scene: Scene): Promise<void> {
  const { by, channel, random, marked } = scene;
  const ts = await say(scene);
  const emoji = random.pick(emojis);
  await by.react(channel, ts, emoji);
  marked.push({ ts, by: by.person.name, emoji });
}

async function pinMessage(scene: Scene): Promise<void> {
  const { by, channel, marked } = scene;
  const ts = await say(scene);
  await by.pin(channel, ts);
  marked.push({ ts, by: by.person.name, emoji: pin });
}

/** The button of the card that opens a form, and the form. */
async function fillForm({ by, channel, newWords }: Scene): Promise<void> {
  const card = await by.seesButton(channel, 'Add note');
  await by.tapForForm(channel, card, 'Add note');
  await by.send(channel, { text: newWords() });
}

async function acknowledge({ by, channel }: Scene): Promise<void> {
  const asked = by
    .messages(channel)
    .findLast((message) => buttonsOf(message).some(({ label }) => label === 'Acknowledge'));
  if (asked !== undefined) await by.tap(channel, asked, 'Acknowledge');
}

function ownMark({ by, marked, random }: Scene): Marked | undefined {
  const own = marked.filter((one) => one.by === by.person.name);
  return own.length === 0 ? undefined : random.pick(own);
}

async function takeBack(scene: Scene): Promise<void> {
  const { by, channel, marked } = scene;
  const mark = ownMark(scene);
  if (mark === undefined) return;
  marked.splice(marked.indexOf(mark), 1);
  await undo(by, channel, mark);
}

function undo(by: Person, channel: string, { ts, emoji }: Marked): Promise<void> {
  return emoji === pin ? by.unpin(channel, ts) : by.unreact(channel, ts, emoji);
}

async function edit(scene: Scene): Promise<void> {
  const { by, channel, random } = scene;
  const mark = ownMark(scene);
  if (mark === undefined) return;
  const before = by.messages(channel).find(({ ts }) => ts === mark.ts);
  if (before !== undefined)
    await by.edit(channel, mark.ts, `${before.text} again${random.whole(1, 999)}`);
}

async function remove(scene: Scene): Promise<void> {
  const { by, channel, marked } = scene;
  const mark = ownMark(scene);
  if (mark === undefined) return;
  marked.splice(marked.indexOf(mark), 1);
  await by.remove(channel, mark.ts);
}

/** Closes the incident of a channel, whatever is missing. */
export async function close({ by, channel }: Pick<Scene, 'by' | 'channel'>): Promise<void> {
  const answer = await by.askFor(channel, '/incident close');
  if (buttonsOf(answer).some(({ label }) => label === 'Close anyway'))
    await by.tap(channel, answer, 'Close anyway');
}
