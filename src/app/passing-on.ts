import { entry } from '../commands/define-command';
import { accept, type Decision } from '../domain/decision';
import { nextStep } from '../domain/escalation-policy';
import type { Escalation } from '../domain/incident-state';
import { hindsight, type Target } from '../domain/person';
import { muteOf, type Reminder, turnOf } from '../domain/reminders';
import type { Deps } from './deps';
import type { Directory } from './directory';
import { remindersOf } from './due-reminders';
import type { IncidentBook } from './incident-book';
import type { IncidentInHand } from './incident-in-hand';
import { settingsIn } from './settings-in';

interface Office {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
}

/** Whom the settings name next after everybody who was asked; a person by their own name. */
export async function nextTarget(
  { deps, directory }: Pick<Office, 'deps' | 'directory'>,
  workspaceId: string,
  escalation: Escalation,
): Promise<Target | undefined> {
  const { policies, targets } = settingsIn(deps.settings, workspaceId);
  const next = nextStep(escalation, policies, targets)?.target;
  if (next?.kind !== 'user' || next.id === undefined) return next;
  const person = await directory.find(workspaceId, next.id);
  return { ...next, name: person.name };
}

/**
 * Puts it on record that the next one is asked, if that is still due under the name `dueKey`; that they are told follows
 * from the record. Several processes may do so at once.
 */
export async function passOn(
  { book, deps }: Pick<Office, 'deps' | 'book'>,
  workspaceId: string,
  incident: Pick<IncidentInHand, 'id'>,
  { key, item = '' }: Reminder,
  dueKey: string,
  target: Target,
): Promise<void> {
  const { clock } = deps;
  const settings = settingsIn(deps.settings, workspaceId);
  const origin = { by: hindsight, source: 'system' } as const;
  await book.record<Decision>(incident.id, origin, (current) => {
    const still = remindersOf(current, settings).find((one) => one.key === key);
    const mute = still && muteOf(current.state, still);
    const workplace = { zone: settings.reportZone, hours: settings.workingHours };
    const turn = still && turnOf(still, mute, clock.now(), workplace);
    if (turn?.due?.key !== dueKey) return accept();
    return accept(entry('escalation-passed-on', { escalation: item, target }));
  });
}
