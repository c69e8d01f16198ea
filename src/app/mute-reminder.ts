import { entry } from '../commands/define-command';
import { accept, type Decision, refuse } from '../domain/decision';
import { muteOf, snoozedUntil } from '../domain/reminders';
import type { PersonRecord } from '../ports/people';
import { originOf } from './carry-out';
import type { Reply } from './desk';
import { remindersOf } from './due-reminders';
import type { IncidentInHand } from './incident-in-hand';
import { labelOf } from './names';
import { say } from './replies';
import type { Room } from './room';
import { aboutReminder, mutedWords } from './views/reminder';

interface Wish {
  readonly person: PersonRecord;
  readonly incident: IncidentInHand;
  /** The reminder's. */
  readonly key: string;
  readonly isForGood: boolean;
}

/** Snooze and Stop: for everybody, on record, answered with who and until when. The first to press counts. */
export async function muteReminder(room: Room, wish: Wish): Promise<Reply> {
  const { person, incident } = wish;
  const { clock, settings } = room.deps;
  const { outcome, incident: after } = await room.book.record<Decision>(
    incident.id,
    originOf(person, 'button'),
    (current) => decide(room, wish, current, clock.now()),
  );
  const reminder = remindersOf(after, settings).find(({ key }) => key === wish.key);
  const mute = reminder && muteOf(after.state, reminder);
  if (reminder === undefined || mute === undefined)
    return say(outcome.ok ? settled : outcome.message);
  const about = aboutReminder(reminder.kind, labelOf(after.state), reminder.item);
  return say(`${about} ${mutedWords(mute.by.name, mute.until, person.zone)}`);
}

const settled = 'That is settled: there is nothing more to be reminded of.';

function decide({ deps }: Room, wish: Wish, current: IncidentInHand, now: string): Decision {
  const reminder = remindersOf(current, deps.settings).find(({ key }) => key === wish.key);
  if (reminder === undefined) return refuse('unchanged', settled);
  const mute = muteOf(current.state, reminder);
  const isStopped = mute?.until === null;
  const isSnoozed = typeof mute?.until === 'string' && mute.until > now;
  if (isStopped || (isSnoozed && !wish.isForGood)) return refuse('unchanged', settled);
  const until = wish.isForGood ? null : snoozedUntil(reminder, now);
  return accept(entry('reminder-muted', { key: wish.key, until }));
}
