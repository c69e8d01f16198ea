import { kindsOfEntry } from '../../src/app/marking';
import { topicText } from '../../src/app/views/card';
import { statusOf } from '../../src/domain/moments';
import type { LocalWorkspace, Message } from '../../src/local-slack/types';
import { wordsOf } from '../helpers/shown';
import { type FoundIncident, ownWordsOf, reactors } from './incidents';

/** Everything that Slack shows and the record does not say, or the other way round; a sentence each. */
export function contradictions(
  workspace: LocalWorkspace,
  found: readonly FoundIncident[],
): readonly string[] {
  return [
    ...found.flatMap((incident) => [
      ...incident.problems,
      ...surfacesOf(workspace, incident),
      ...marksOf(incident),
      ...wordingOf(incident),
      ...numbersOf(incident),
    ]),
    ...gaps(found),
    ...apologies(workspace),
  ];
}

/** The topic, the card and the canvas. */
function surfacesOf(workspace: LocalWorkspace, incident: FoundIncident): readonly string[] {
  const { id, channel, state, standing, messages } = incident;
  const card = messages.find(
    ({ ts, user }) => user === workspace.botUserId && channel?.pins.includes(ts),
  );
  const said = card === undefined ? '' : wordsOf(card);
  const update = state.updates.at(-1)?.text ?? '';
  const missing = standing
    .filter(({ isRemoved }) => !isRemoved)
    .flatMap(({ entry }) => ownWordsOf(entry) ?? [])
    .filter((words) => !channel?.canvas?.includes(words));
  const stale = standing
    .filter(({ isRemoved }) => isRemoved)
    .flatMap(({ entry }) => ownWordsOf(entry) ?? [])
    .filter((words) => channel?.canvas?.includes(words));
  return [
    ...(channel?.topic === topicText(state) ? [] : [`${id}: the topic is ${channel?.topic}`]),
    ...(said.includes(`Status: ${statusOf(state)}`) && said.includes(update)
      ? []
      : [`${id}: the card says ${said}`]),
    ...missing.map((words) => `${id}: the canvas does not say ${words}`),
    ...stale.map((words) => `${id}: the canvas still says ${words}`),
  ];
}

const emojiOf = {
  timeline: 'pushpin',
  hypothesis: 'bulb',
  escalation: 'rotating_light',
  action: 'wrench',
} as const;

/** A message that is marked is on record, and one that is not any more is not. */
function marksOf({ id, channel, messages, standing, state }: FoundIncident): readonly string[] {
  // What is left of a deleted message has lost its marks; the entry made from it says that the message is gone.
  const whole = messages.filter(({ subtype }) => subtype !== 'tombstone');
  return whole.flatMap((message) =>
    (Object.keys(emojiOf) as (keyof typeof emojiOf)[]).flatMap((kind) => {
      const isPinned = kind === 'timeline' && channel?.pins.includes(message.ts);
      const isMarked = isPinned || reactors(message, emojiOf[kind]).length > 0;
      const made = standing.filter(
        ({ entry }) => entry.kind === kindsOfEntry[kind] && entry.meta.message?.ts === message.ts,
      );
      const stands = made.filter(({ isRemoved }) => !isRemoved);
      const isOurs = message.bot_id !== undefined;
      if (
        isMarked &&
        !isOurs &&
        stands.length === 0 &&
        !wasTooLate(kind, statusOf(state), made.length)
      )
        return [`${id}: marked as ${kind} and not on record: ${message.text}`];
      const byMark = stands.filter(({ entry: { meta } }) =>
        ['reaction', 'pin'].includes(meta.source),
      );
      return !isMarked && byMark.length > 0
        ? [`${id}: on record and not marked as ${kind} any more: ${message.text}`]
        : [];
    }),
  );
}

/** What says that an incident goes on is not taken once it is closed. */
function wasTooLate(kind: keyof typeof emojiOf, status: string, made: number): boolean {
  return status === 'closed' && made === 0 && (kind === 'hypothesis' || kind === 'escalation');
}

/** An entry has the words that its message has by now; one whose message is gone says so. */
function wordingOf({ id, messages, standing, channel }: FoundIncident): readonly string[] {
  return standing.flatMap(({ entry, isRemoved, isGoneInSlack }) => {
    const { message: ref } = entry.meta;
    if (ref === undefined || ref.channelId !== channel?.id || isRemoved) return [];
    const message = messages.find(({ ts }) => ts === ref.ts);
    const isGone = message === undefined || message.subtype === 'tombstone';
    if (isGone)
      return isGoneInSlack
        ? []
        : [`${id}: T${entry.meta.seq} does not say that its message is gone`];
    return textOf(entry.payload) === (message as Message).text
      ? []
      : [`${id}: T${entry.meta.seq} says ${textOf(entry.payload)}, its message ${message.text}`];
  });
}

function textOf(payload: object): unknown {
  return 'text' in payload ? payload.text : undefined;
}

/** H1, H2, H3 … without a gap, and so with the others. */
function numbersOf({ id, state }: FoundIncident): readonly string[] {
  const kinds = [state.hypotheses, state.escalations, state.actions];
  return kinds.flatMap((items) => {
    const numbers = items.map((item) => Number(item.id.slice(1))).sort((a, b) => a - b);
    return new Set(numbers).size === numbers.length ? [] : [`${id}: ids given twice: ${numbers}`];
  });
}

/** INC-1, INC-2, INC-3 … without a gap. */
function gaps(found: readonly FoundIncident[]): readonly string[] {
  const numbers = found.map(({ number }) => number).sort((a, b) => a - b);
  return numbers.every((number, index) => number === index + 1)
    ? []
    : [`the incidents are numbered ${numbers.join(', ')}`];
}

/** Nobody is shown a database's own words, or told that something broke. */
function apologies(workspace: LocalWorkspace): readonly string[] {
  return workspace.people().flatMap(({ id, name, isBot }) =>
    workspace
      .channels()
      .filter(({ members }) => !isBot && members.includes(id))
      .flatMap((channel) => workspace.as(id).messages(channel.id))
      .filter(({ ephemeralFor }) => ephemeralFor !== undefined)
      .map(wordsOf)
      .filter((words) => /Something broke|The database|SQLITE_/.test(words))
      .map((words) => `${name} was told: ${words}`),
  );
}
