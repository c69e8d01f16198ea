import { dateIn } from '../domain/time/format';
import { addMs, DAY, diffMs, type Iso, SECOND } from '../domain/time/instant';
import type { IncidentId } from '../ports/incident-id';
import type { IncidentRow } from '../ports/incident-store';
import type { NewStep } from '../ports/outbox';
import type { Deps } from './deps';
import type { Directory } from './directory';
import { type ReminderInHand, remindersNow } from './due-reminders';
import type { IncidentBook } from './incident-book';
import type { IncidentInHand } from './incident-in-hand';
import { nextTarget, passOn } from './passing-on';

const lookEveryMs = 15 * SECOND;
/** Longer than any action item is reminded of, if nobody snoozes it. */
const forgottenAfterMs = 60 * DAY;

interface Office {
  readonly deps: Deps;
  readonly book: IncidentBook;
  readonly directory: Directory;
}

/** Nothing comes due before `nextAt`, if at all, as long as the log is no longer than this. */
interface Quiet {
  readonly version: number;
  readonly nextAt: Iso | undefined;
}

/**
 * Queues what people are to be reminded of, each time of each reminder once, however many programs do so: the outbox
 * leaves a key alone that it knows. To be called as often as one likes: it looks
 * every quarter of a minute, and never throws.
 */
export function createReminding(office: Office): () => Promise<void> {
  const { clock, log } = office.deps;
  let quiet: QuietOnes = new Map();
  let lookedAt: Iso | undefined;

  return async function remind(): Promise<void> {
    const now = clock.now();
    if (lookedAt !== undefined && Math.abs(diffMs(lookedAt, now)) < lookEveryMs) return;
    lookedAt = now;
    try {
      quiet = await lookAtAll(office, quiet, now);
    } catch (err) {
      log.error({ err }, 'nobody could be reminded of anything');
    }
  };
}

type QuietOnes = ReadonlyMap<IncidentId, Quiet>;

async function lookAtAll(office: Office, before: QuietOnes, now: Iso): Promise<QuietOnes> {
  const after = new Map<IncidentId, Quiet>();
  for (const row of await office.deps.incidents.remindable(dueAround(now))) {
    // What nobody can be told now would all be said at once later.
    if (!office.deps.chats.has(row.workspaceId)) continue;
    const known = before.get(row.id);
    const found = isStill(known, row, now) ? known : await lookAt(office, row);
    if (found !== undefined) after.set(row.id, found);
  }
  return after;
}

/** An action item is due when its day begins anywhere in the world. */
function dueAround(now: Iso): { from: string; to: string } {
  return {
    from: dateIn(addMs(now, -forgottenAfterMs), 'UTC'),
    to: dateIn(addMs(now, DAY), 'UTC'),
  };
}

function isStill(before: Quiet | undefined, { version }: IncidentRow, now: Iso): boolean {
  if (before === undefined || before.version !== version) return false;
  return before.nextAt === undefined || now < before.nextAt;
}

/** One incident that cannot be looked at keeps nobody from the others. */
async function lookAt(office: Office, row: IncidentRow): Promise<Quiet | undefined> {
  const { outbox, clock, log } = office.deps;
  try {
    const incident = await office.book.load(row.id);
    if (incident === undefined) return undefined;
    const reminders = await remindersNow(office, row.workspaceId, incident);
    const told = await Promise.all(reminders.map((one) => passedOn(office, row, incident, one)));
    const steps = reminders.filter((_, index) => !told[index]).flatMap(stepOf);
    await outbox.add(row.id, steps, clock.now());
    const [nextAt] = reminders.flatMap(({ turn }) => turn.nextAt ?? []).sort();
    return { version: incident.log.length, nextAt };
  } catch (err) {
    log.error({ err, incidentId: row.id }, 'nobody could be reminded of an incident');
    return undefined;
  }
}

/** Who is reached through a pager is asked though Slack may be down: that needs no step there. Whether they were. */
async function passedOn(
  office: Office,
  { workspaceId }: IncidentRow,
  incident: IncidentInHand,
  { reminder, turn: { due } }: ReminderInHand,
): Promise<boolean> {
  const escalation = incident.state.escalations.find(({ id }) => id === reminder.item);
  if (reminder.kind !== 'escalation' || escalation === undefined) return false;
  if (due === undefined || due.number < due.of) return false;
  const next = await nextTarget(office, workspaceId, escalation);
  if (next?.pagers === undefined) return false;
  await passOn(office, workspaceId, incident, reminder, due.key, next);
  return true;
}

function stepOf({ reminder: { kind, key }, turn }: ReminderInHand): readonly NewStep[] {
  if (turn.due === undefined) return [];
  const step = kind === 'escalation' ? 'ask-again' : 'remind';
  return [{ key: turn.due.key, kind: step, payload: { reminder: key } }];
}
