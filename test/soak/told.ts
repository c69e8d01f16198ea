import type { TimelineEntry } from '../../src/domain/entries';
import { isClosed } from '../../src/domain/moments';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { wordsOf } from '../helpers/shown';
import { type FoundIncident, ownWords, ownWordsOf, reactors } from './incidents';

/** Something that somebody was told is on record, and whether it is. */
export interface Telling {
  readonly words: string;
  readonly isOnRecord: boolean;
}

/** Everything that people were told: by receipts, by ticks, and when incidents were opened and closed. */
export function tellings(
  workspace: LocalWorkspace,
  found: readonly FoundIncident[],
): readonly Telling[] {
  return [
    ...found.flatMap((incident) => receipts(workspace, incident)),
    ...found.flatMap((incident) => ticks(workspace, incident)),
    ...openings(workspace, found),
  ];
}

/** Whether somebody was told that an incident is open; a kill leaves them with that. */
export function isAnyoneTold(workspace: LocalWorkspace): boolean {
  return whispers(workspace, 'incidents').some((said) => said.includes('is open, and you lead it'));
}

/** What each person was told privately in a channel they are in. */
function whispers(workspace: LocalWorkspace, channelId: string): readonly string[] {
  const members = workspace.channel(channelId)?.members ?? [];
  return workspace
    .people()
    .filter(({ id, isBot }) => !isBot && members.includes(id))
    .flatMap(({ id }) => workspace.as(id).messages(channelId))
    .filter(({ ephemeralFor }) => ephemeralFor !== undefined)
    .map(wordsOf);
}

function receipts(workspace: LocalWorkspace, incident: FoundIncident): readonly Telling[] {
  const { channel, log, state } = incident;
  return whispers(workspace, channel?.id ?? '').flatMap((said) => {
    const closed = said.includes('is closed. The report is on its way');
    if (closed) return [{ words: said, isOnRecord: isClosed(state) }];
    return [...said.matchAll(/^Recorded T(\d+).* at .*?: .*$/gm)].map(([words, seq]) => {
      const entry = log[Number(seq) - 1];
      const own = ownWords(words);
      const isThis = own === undefined || JSON.stringify(entry?.payload).includes(own);
      return { words, isOnRecord: entry !== undefined && isThis };
    });
  });
}

/** The tick says that a message is on record. */
function ticks(workspace: LocalWorkspace, { messages, standing }: FoundIncident) {
  return messages
    .filter((message) => reactors(message, 'white_check_mark').includes(workspace.botUserId))
    .map(({ ts, text }) => ({
      words: `✅ ${text}`,
      isOnRecord: standing.some(
        ({ entry, isRemoved }) => entry.meta.message?.ts === ts && !isRemoved,
      ),
    }));
}

function openings(workspace: LocalWorkspace, found: readonly FoundIncident[]): readonly Telling[] {
  return whispers(workspace, 'incidents').flatMap((said) => {
    const [, number, title] = /^INC-(\d+): (.*) is open, and you lead it/.exec(said) ?? [];
    if (number === undefined || title === undefined) return [];
    const isOnRecord = found.some(
      (one) =>
        one.number === Number(number) && one.log.some((entry) => ownWordsOf(entry) === title),
    );
    return [{ words: said, isOnRecord }];
  });
}

/** What was said once and is on record more often, or was closed or acknowledged twice. */
export function doubledOnRecord(found: readonly FoundIncident[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const what of found.flatMap(({ id, log }) => log.flatMap((entry) => onlyOnce(id, entry))))
    seen.set(what, (seen.get(what) ?? 0) + 1);
  return [...seen]
    .filter(([, times]) => times > 1)
    .map(([what, times]) => `${what}: ${times} times`);
}

function onlyOnce(id: string, entry: TimelineEntry): readonly string[] {
  const own = ownWordsOf(entry);
  if (own !== undefined) return [own];
  if (entry.kind === 'closed' || entry.kind === 'channel-linked') return [`${id} ${entry.kind}`];
  if (entry.kind === 'escalation-acknowledged')
    return [`${id} ${entry.kind} ${entry.payload.escalation}`];
  return [];
}
