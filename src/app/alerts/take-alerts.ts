import { entry } from '../../commands/define-command';
import { accept, type Decision, refuse } from '../../domain/decision';
import { readEntry } from '../../domain/entries';
import { hindsight } from '../../domain/person';
import { compareIso, type Iso } from '../../domain/time/instant';
import type { AlertGroup, AlertNews } from '../../ports/alerts';
import type { IncidentInHand } from '../incident-in-hand';
import type { Origin } from '../origin';
import type { Room } from '../room';

/** Puts on record what a monitoring system tells; its message in Slack follows. Throws StoreUnavailable. */
export async function takeAlerts(
  { deps, book }: Pick<Room, 'deps' | 'book'>,
  workspaceId: string,
  news: readonly AlertNews[],
): Promise<void> {
  const now = deps.clock.now();
  for (const one of news) {
    // Nothing that is told of now is still to come, whatever clock it was told by.
    const at = compareIso(one.at, now) > 0 ? now : one.at;
    const group = await deps.alerts.tell(workspaceId, { ...one, at }, now);
    const { incidentId } = group?.answer ?? {};
    if (group === undefined || incidentId === undefined) continue;
    const said = `Alert resolved: ${one.title}`;
    if (group.state === 'resolved')
      await book.record(incidentId, fromAlert, (incident) => noteOnce(incident, said, at));
  }
  deps.wake();
}

const fromAlert: Origin = { by: hindsight, source: 'system' };

/** A note, unless it is on record already: told twice, it is one fact. */
export function noteOnce(incident: IncidentInHand, text: string, at: Iso): Decision {
  return isOnRecord(incident, text, at)
    ? refuse('unchanged', 'That is on record already.')
    : accept(entry('note', { text }, { at, precision: 'exact' }));
}

function isOnRecord({ log }: IncidentInHand, text: string, at: Iso): boolean {
  return log.some((one) => one.meta.at === at && readEntry(one).text === text);
}

/** What an alert says, as words of an entry. */
export function wordsOfAlert({ title, text }: AlertGroup): string {
  return text === '' ? title : `${title}\n${text}`;
}
