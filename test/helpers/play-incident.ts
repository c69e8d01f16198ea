import type { Message } from '../../src/local-slack/types';
import type { IncidentFixture, Step } from '../fixtures/incidents/incident';
import { type BotForTest, type BotOptions, startBotForTest } from './bot';
import { isNews, type Person, personIn } from './person';
import { wordsOf } from './shown';
import { tinyPng } from './tiny-png';

/** An incident that has been played to its end. */
export interface Played {
  readonly bot: BotForTest;
  readonly channel: string;
  readonly person: (name: string) => Person;
  /** What was answered to each step, in order. */
  readonly answers: readonly string[];
}

/** Does what the people of the incident did, at the times they did it, and closes it. */
export async function playIncident(
  incident: IncidentFixture,
  options: Pick<BotOptions, 'mode'>,
): Promise<Played> {
  const now = instant(incident.opened.at);
  const bot = await startBotForTest({ ...options, now, settings: { reportZone: incident.zone } });
  const names = Object.keys(incident.people);
  for (const [name, tz] of Object.entries(incident.people)) bot.workspace.addPerson({ name, tz });
  const people = new Map(names.map((name) => [name, personIn(bot.workspace, name)]));
  const person = (name: string) => people.get(name) as Person;
  for (const name of names) await person(name).join('incidents');
  const opener = person(names[0] ?? '');
  await opener.ask('incidents', `/incident ${incident.opened.command}`);
  const channel = await channelOf(bot);
  await opener.sees('incidents', 'has its channel');
  for (const name of names) await person(name).join(channel);
  const stage = { bot, channel, person };
  const answers: string[] = [];
  for (const step of incident.steps) {
    bot.clock.set(instant(step.at));
    answers.push(await doStep(stage, step));
  }
  bot.clock.set(instant(incident.closedAt));
  await closeAnyway(stage, opener);
  return { ...stage, answers };
}

/** `2025-03-08T09:41Z` as an instant of ours. */
export function instant(at: string): string {
  return new Date(at).toISOString();
}

/** The channel of the only incident, once it is there. */
async function channelOf({ workspace }: BotForTest): Promise<string> {
  const { id } = await workspace.waitFor('the channel of the incident', () =>
    workspace.channels().find(({ name }) => name.startsWith('inc-1')),
  );
  return id;
}

type Stage = Pick<Played, 'bot' | 'channel' | 'person'>;

async function doStep(stage: Stage, step: Step): Promise<string> {
  const { channel, person } = stage;
  const who = person(step.who);
  switch (step.door ?? 'command') {
    case 'command':
      return answerTo(stage, who, () => who.command(channel, `/incident ${commandLine(step)}`));
    case 'button':
      return pressed(channel, who, 'Acknowledge');
    case 'form':
      return fillForm(stage, who, step);
    default:
      return markMessage(stage, who, step);
  }
}

/** What is said because of an act. What comes by itself, or renews the list of what is missing, answers nothing. */
async function answerTo(
  { bot, channel }: Pick<Stage, 'bot' | 'channel'>,
  who: Person,
  act: () => Promise<unknown>,
): Promise<string> {
  const before = new Set(who.private(channel).map(({ ts }) => ts));
  await act();
  const answer = await bot.workspace.waitFor('an answer', () =>
    who
      .private(channel)
      .find(
        (one) =>
          !before.has(one.ts) && !isNews(one) && !wordsOf(one).includes('is not quite complete'),
      ),
  );
  return wordsOf(answer);
}

/** The command as somebody would type it: a drawing begins on a line of its own. */
function commandLine({ says, of, as, side, to, time, text = '', due }: Step): string {
  const target = says === 'escalate' ? `"${to}"` : to && `@${to}`;
  const by = due && `by ${due}`;
  const words = text.startsWith(' ') ? `\n${text}` : text;
  return [says, of, as, side, target, time, words, by].filter(Boolean).join(' ');
}

async function pressed(channel: string, who: Person, label: string): Promise<string> {
  return wordsOf(await who.tap(channel, await who.seesButton(channel, label), label));
}

/** Which message has the button that opens the form. */
const doors: Partial<Record<Step['says'], { readonly command: string; readonly label: string }>> = {
  impact: { command: '/incident close', label: 'Describe impact' },
  hypothesis: { command: '/incident', label: 'Raise hypothesis' },
};

async function fillForm({ bot, channel }: Stage, who: Person, step: Step): Promise<string> {
  const door = doors[step.says];
  if (door === undefined) throw new Error(`no form for ${step.says}`);
  await who.tapForForm(channel, await who.askFor(channel, door.command), door.label);
  return answerTo({ bot, channel }, who, () => who.submit({ text: step.text ?? '' }));
}

const shortcuts: Partial<Record<Step['says'], string>> = { hypothesis: 'mark_hypothesis' };
const emojis: Partial<Record<Step['says'], string>> = { note: 'pushpin', hypothesis: 'bulb' };

async function markMessage(
  { bot, channel, person }: Stage,
  who: Person,
  step: Step,
): Promise<string> {
  const { text = '', image, says, door } = step;
  const files = image === undefined ? [] : [{ name: image, mimetype: 'image/png', bytes: tinyPng }];
  const { ts } = await who.say(channel, text, { files });
  const marker = person(step.marker ?? step.who);
  if (door === 'shortcut') return byShortcut(marker, channel, ts, shortcuts[says]);
  if (door === 'pin') await marker.pin(channel, ts);
  else await marker.react(channel, ts, emojis[says] ?? '');
  await bot.workspace.waitFor('the tick', () => isTicked(bot, channel, ts));
  return 'ticked';
}

async function byShortcut(
  who: Person,
  channel: string,
  ts: string,
  form?: string,
): Promise<string> {
  if (form === undefined) {
    return wordsOf(
      await who.getAnswer(channel, () => who.messageShortcut(channel, ts, 'add_to_timeline')),
    );
  }
  await who.getForm(() => who.messageShortcut(channel, ts, form));
  return wordsOf(await who.send(channel));
}

function isTicked({ workspace }: BotForTest, channel: string, ts: string): boolean {
  const message = workspace.messages(channel).find((one) => one.ts === ts) as
    | (Message & { reactions?: readonly { name: string }[] })
    | undefined;
  return message?.reactions?.some(({ name }) => name === 'white_check_mark') ?? false;
}

/** Closes although something is missing, if anything is, and waits for the report. */
async function closeAnyway({ bot, channel }: Stage, who: Person): Promise<void> {
  const answer = await who.askFor(channel, '/incident close');
  if (wordsOf(answer).includes('not quite complete'))
    await who.tap(channel, answer, 'Close anyway');
  await bot.workspace.waitFor(
    'the report as files',
    () => bot.workspace.files().filter(isReport).length === 2,
  );
  await bot.settled();
}

function isReport({ name }: { readonly name: string }): boolean {
  return name.startsWith('INC-1-postmortem.');
}
