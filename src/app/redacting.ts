import { entry } from '../commands/define-command';
import { accept, type Decision, refuse } from '../domain/decision';
import { hasWords } from '../domain/redaction';
import { standing } from '../domain/standing';
import type { PersonRecord } from '../ports/people';
import { originOf } from './carry-out';
import type { Reply } from './desk';
import type { IncidentInHand } from './incident-in-hand';
import { refusalReply, say } from './replies';
import type { Room } from './room';
import { leftInSlack } from './views/redaction';

/** Takes the words of `T5` away for good: the person was asked, and whether they may is decided with the record. */
export async function redactEntry(
  room: Room,
  person: PersonRecord,
  before: IncidentInHand,
  id: string,
): Promise<Reply> {
  const seq = Number(/^T(\d{1,9})$/.exec(id)?.[1]);
  const { outcome, incident } = await room.book.record<Decision>(
    before.id,
    originOf(person, 'button'),
    ({ log }) => {
      const found = standing(log).find((one) => one.entry.meta.seq === seq);
      if (found === undefined || !hasWords(found.original))
        return refuse('no-such-item', 'There is nothing to redact there.', 'timeline');
      if (found.isRedacted) return refuse('unchanged', `The words of ${id} are gone already.`);
      return accept(entry('entry-redacted', { target: seq }));
    },
  );
  if (!outcome.ok) return refusalReply(outcome);
  const summary = `The words of ${id} are gone for good.`;
  return say(summary, [[summary], ...leftInSlack(incident, seq)]);
}
