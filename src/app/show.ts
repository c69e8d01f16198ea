import type { View } from '../commands/outcome';
import { withoutRedacted } from '../domain/redaction';
import { type StandingEntry, standing } from '../domain/standing';
import { addMs, DAY } from '../domain/time/instant';
import type { IncidentId } from '../ports/incident-id';
import type { FoundIncident, IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';
import { surfaceNames } from '../ports/surfaces';
import type { Message } from '../report/message';
import { maySee } from './access';
import type { Deps } from './deps';
import type { Reply } from './desk';
import { pictureFor } from './effects';
import type { IncidentInHand } from './incident-in-hand';
import { previewMessages } from './report-messages';
import { helpMessage } from './views/help';
import { listMessage, searchMessage } from './views/lists';
import { redactionMessage } from './views/redaction';
import { stateMessage, undoneStep, unpagedLine } from './views/state';
import { statsMessage } from './views/stats';
import { summaryMessage } from './views/summary';
import { timelineMessage } from './views/timeline';

export interface Reader {
  readonly person: PersonRecord;
  readonly channelId: string | undefined;
}

/** So many that what somebody may not see seldom takes the place of what they may. */
const mostFound = 200;
const mostShown = 10;

type OfOne = 'state' | 'timeline' | 'entries' | 'summary' | 'list';

/** Something to read about one incident, or about all a person may see. */
export async function show(
  deps: Deps,
  view: View,
  reader: Reader,
  incident: IncidentInHand | undefined,
): Promise<Reply> {
  const [message, ...more] = await messagesOf(deps, view, reader, incident);
  if (message === undefined) return { kind: 'silence' };
  return more.length === 0 ? { kind: 'message', message } : { kind: 'message', message, more };
}

async function messagesOf(
  deps: Deps,
  view: View,
  reader: Reader,
  incident: IncidentInHand | undefined,
): Promise<readonly Message[]> {
  switch (view.show) {
    case 'help':
      return [helpMessage(view.about)];
    case 'list':
      return [await list(deps, reader)];
    case 'search':
      return [await search(deps, view.words, reader)];
    case 'stats':
      return [await stats(deps, view.days, reader)];
    default:
      if (incident === undefined) throw new Error(`${view.show} is about one incident`);
      if (view.show === 'preview') return previewMessages(deps, incident);
      if (view.show === 'redaction') return [redactionMessage(incident, view.seq)];
      return [await showOne(deps, view.show, reader, incident)];
  }
}

async function showOne(
  deps: Deps,
  what: OfOne,
  { person, channelId }: Reader,
  incident: IncidentInHand,
): Promise<Message> {
  const now = deps.clock.now();
  const { zone } = person;
  switch (what) {
    case 'timeline':
      await sendPicture(deps, person, incident);
      return timelineMessage(incident, zone, true);
    case 'entries':
      return timelineMessage(incident, zone, false);
    case 'summary':
      return summaryMessage(incident, zone, now);
    default: {
      const { problems, unpaged } = await problemsOf(deps, incident.id);
      const isHere = incident.state.channel?.id === channelId;
      return stateMessage({ incident, zone, now, problems, unpaged, isHere });
    }
  }
}

/** Once for each state of the record, however often somebody looks. */
async function sendPicture(
  { outbox, clock, wake }: Deps,
  { id }: PersonRecord,
  incident: IncidentInHand,
): Promise<void> {
  await outbox.add(incident.id, [pictureFor(id, incident.state.version)], clock.now());
  wake();
}

interface Problems {
  /** What Slack was to do and has not: effects, and what should show the record. */
  readonly problems: readonly string[];
  /** What pagers were to be told and have not taken. */
  readonly unpaged: readonly string[];
}

async function problemsOf({ outbox, surfaces }: Deps, id: IncidentId): Promise<Problems> {
  const steps = await outbox.problems(id);
  const rows = await Promise.all(surfaceNames.map((name) => surfaces.get(id, name)));
  return {
    problems: [
      ...steps.filter(({ via }) => via === 'slack').map(undoneStep),
      ...rows.flatMap((row) =>
        row?.problem === undefined ? [] : [`${row.surface}: ${row.problem}`],
      ),
    ],
    unpaged: steps.filter(({ via }) => via === 'pagers').map(unpagedLine),
  };
}

async function list(deps: Deps, reader: Reader): Promise<Message> {
  const { workspaceId, id, zone } = reader.person;
  const problem = await deps.homes.problemOf(workspaceId, id);
  const problems = problem === undefined ? [] : [`your App Home: ${problem}`];
  return listMessage(await visible(deps, reader, { limit: 100 }), zone, problems);
}

async function search(deps: Deps, words: readonly string[], reader: Reader): Promise<Message> {
  const { workspaceId, zone } = reader.person;
  const found = await deps.incidents.search(workspaceId, words, mostFound);
  const rows = (await onlyVisible(deps, found, reader)).slice(0, mostShown);
  const matches = rows.map(async (row) => ({ row, said: await saidIn(deps, row) }));
  return searchMessage(await Promise.all(matches), words, zone);
}

/** The entry that was found, as it stands by now. */
async function saidIn(
  { incidents }: Deps,
  { id, entry }: FoundIncident,
): Promise<StandingEntry | undefined> {
  if (entry === undefined) return undefined;
  // All that may have become of it comes after it.
  const log = withoutRedacted(await incidents.load(id, entry - 1));
  const said = standing(log).find(({ original }) => original.meta.seq === entry);
  return said?.isRemoved || said?.isRedacted ? undefined : said;
}

async function stats(deps: Deps, days: number, reader: Reader): Promise<Message> {
  const since = addMs(deps.clock.now(), -days * DAY);
  const rows = await visible(deps, reader, { since, limit: 10_000 });
  return statsMessage(
    rows.filter((row) => !row.isDrill),
    days,
  );
}

async function visible(deps: Deps, reader: Reader, filter: { since?: string; limit: number }) {
  return onlyVisible(deps, await deps.incidents.list(reader.person.workspaceId, filter), reader);
}

/** Leaves out what this person may not see; asks Slack only about private incidents, and for guests. */
async function onlyVisible<Row extends IncidentRow>(
  deps: Deps,
  rows: readonly Row[],
  { person, channelId }: Reader,
) {
  const seen = await Promise.all(
    rows.map((row) => maySee(deps.chats, person, row, { typedIn: channelId })),
  );
  return rows.filter((_row, index) => seen[index]);
}
