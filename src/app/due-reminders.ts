import { nextStep } from '../domain/escalation-policy';
import {
  muteOf,
  type Reminder,
  type ReminderTurn,
  remindersFor,
  turnOf,
} from '../domain/reminders';
import type { Deps } from './deps';
import type { Directory } from './directory';
import type { IncidentInHand } from './incident-in-hand';
import { settingsIn } from './settings-in';

/** A reminder with where it stands now. */
export interface ReminderInHand {
  readonly reminder: Reminder;
  readonly turn: ReminderTurn;
  /** IANA zone of whoever is reminded. */
  readonly zone: string;
}

interface Office {
  readonly deps: Pick<Deps, 'clock' | 'settings'>;
  readonly directory: Directory;
}

/** Every reminder of an incident as of now, by the clocks of those who are reminded. */
export function remindersNow(
  { deps: { clock, settings }, directory }: Office,
  workspaceId: string,
  incident: IncidentInHand,
): Promise<readonly ReminderInHand[]> {
  const now = clock.now();
  const inHand = async (reminder: Reminder): Promise<ReminderInHand> => {
    const { to } = reminder;
    const zone =
      to === undefined ? settings.reportZone : (await directory.find(workspaceId, to.id)).zone;
    const workplace = { zone, hours: settings.workingHours };
    const turn = turnOf(reminder, muteOf(incident.state, reminder), now, workplace);
    return { reminder, zone, turn };
  };
  return Promise.all(remindersOf(incident, settingsIn(settings, workspaceId)).map(inHand));
}

/** Everything to remind people of as the record and the settings stand. */
export function remindersOf(
  incident: Pick<IncidentInHand, 'state' | 'log'>,
  { reminders, policies, targets }: Deps['settings'],
): readonly Reminder[] {
  return remindersFor(incident, reminders, (one) => nextStep(one, policies, targets)?.afterMs);
}
