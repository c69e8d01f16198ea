import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import { isClosed } from '../../domain/moments';
import { addMs, MINUTE } from '../../domain/time/instant';
import type { PersonRecord } from '../../ports/people';
import type { Form } from '../../report/message';
import { originOf } from '../carry-out';
import type { FormOutcome, FormRequest } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { receipt } from '../replies';
import type { Room } from '../room';
import { given } from './answers';

const intervals = ['15', '30', '60', '120'];

/** A status update, filled with the last one, and when the next is due. */
export function updateForm({ id, state }: IncidentInHand): Form {
  const last = state.updates.at(-1);
  return {
    form: 'update',
    title: 'Post an update',
    submit: 'Post',
    carry: id,
    fields: [
      {
        type: 'words',
        name: 'text',
        label: 'How does it stand?',
        hint: 'Everybody in the channel sees it, and the announcement channel if there is one.',
        maxLength: 3000,
        ...(last === undefined ? {} : { initial: last.text.slice(0, 3000) }),
      },
      {
        type: 'choice',
        name: 'next',
        label: 'When is the next one due?',
        isOptional: true,
        choices: intervals.map((value) => ({ value, label: `in ${value} minutes` })),
      },
    ],
  };
}

export async function submitUpdate(
  { deps, book }: Room,
  { answers }: FormRequest,
  person: PersonRecord,
  incident: IncidentInHand,
): Promise<FormOutcome> {
  const text = given(answers, 'text').trimEnd();
  if (text.trim() === '') return { kind: 'mistakes', mistakes: { text: 'An update needs words.' } };
  const minutes = given(answers, 'next');
  const next = intervals.includes(minutes)
    ? { nextDue: addMs(deps.clock.now(), Number(minutes) * MINUTE) }
    : {};
  const {
    outcome,
    incident: after,
    entries,
  } = await book.record<Decision>(incident.id, originOf(person, 'form'), ({ state }) =>
    isClosed(state)
      ? { ok: false, reason: 'closed', message: 'It was closed meanwhile: reopen it first.' }
      : accept(entry('update-posted', { text, ...next })),
  );
  if (!outcome.ok) return { kind: 'mistakes', mistakes: { text: outcome.message } };
  return {
    kind: 'done',
    reply: { kind: 'message', message: receipt(after, entries, person.zone) },
  };
}
