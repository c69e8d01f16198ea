import { entry } from '../../commands/define-command';
import { accept, type Decision, refuse } from '../../domain/decision';
import type { NewEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import { isClosed } from '../../domain/moments';
import type { PersonRef, Target } from '../../domain/person';
import type { PersonRecord } from '../../ports/people';
import type { Choice, Field, Form } from '../../report/message';
import type { MarkKind } from '../deps';
import type { FormOutcome, FormRequest } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { entryOfMessage, type MarkedMessage, markEntry, markOrigin } from '../marking';
import { receipt } from '../replies';
import type { Room } from '../room';
import { given } from './answers';

/** What a form remembers of the message it was opened on. */
interface Carried {
  readonly kind: MarkKind;
  /** Missing where the channel is no incident's: then the form asks for one. */
  readonly incidentId?: string;
  readonly marked: Omit<MarkedMessage, 'text'>;
}

const titles: Readonly<Record<MarkKind, string>> = {
  timeline: 'Add to timeline',
  hypothesis: 'Mark as hypothesis',
  escalation: 'Mark as escalation',
  action: 'Create action item',
};

const extras: Readonly<Record<MarkKind, readonly Field[]>> = {
  timeline: [],
  hypothesis: [],
  escalation: [
    { type: 'person', name: 'person', label: 'Who is asked?', isOptional: true },
    {
      type: 'line',
      name: 'name',
      label: 'Or a team, by name',
      placeholder: 'database team',
      isOptional: true,
    },
  ],
  action: [
    { type: 'person', name: 'person', label: 'Who does it?', isOptional: true },
    { type: 'date', name: 'due', label: 'By when?', isOptional: true },
  ],
};

/** A small form filled from the message; `choices` are the incidents to pick from, where it is not clear. */
export function markForm(
  kind: MarkKind,
  marked: MarkedMessage,
  incident: string | readonly Choice[],
): Form {
  const { text, ...rest } = marked;
  const asked: readonly Field[] =
    typeof incident === 'string'
      ? []
      : [{ type: 'choice', name: 'incident', label: 'Which incident?', choices: incident }];
  const carried: Carried = {
    kind,
    marked: rest,
    ...(typeof incident === 'string' && { incidentId: incident }),
  };
  return {
    form: 'mark',
    title: titles[kind],
    submit: 'Save',
    carry: JSON.stringify(carried),
    fields: [
      ...asked,
      {
        type: 'words',
        name: 'text',
        label: 'What does it say?',
        maxLength: 3000,
        initial: text.slice(0, 3000),
      },
      ...extras[kind],
    ],
  };
}

/** The incident a mark form is about, from its answers or from where it was opened. */
export function markedIncident({ carry, answers }: FormRequest): string | undefined {
  const { incidentId } = JSON.parse(carry) as Carried;
  return incidentId ?? (given(answers, 'incident') || undefined);
}

export async function submitMark(
  room: Room,
  { carry, answers }: FormRequest,
  person: PersonRecord,
  incident: IncidentInHand,
): Promise<FormOutcome> {
  const { kind, marked } = JSON.parse(carry) as Carried;
  const text = given(answers, 'text').trimEnd();
  if (text.trim() === '') return { kind: 'mistakes', mistakes: { text: 'It needs words.' } };
  const picked = await pickedPerson(room, person.workspaceId, given(answers, 'person'));
  const origin = markOrigin(person, 'shortcut', { ...marked, text });
  const {
    outcome,
    incident: after,
    entries,
  } = await room.book.record<Decision>(incident.id, origin, ({ state, log }) => {
    const dueDate = given(answers, 'due');
    const one = newEntry(kind, text, state, picked, given(answers, 'name').trim(), dueDate);
    const same = entryOfMessage(log, kind, marked.ref);
    if (same?.isRemoved === false) {
      return refuse('unchanged', `This message is on record already, as T${same.entry.meta.seq}.`);
    }
    if (kind !== 'timeline' && kind !== 'action' && isClosed(state)) {
      return refuse('closed', 'The incident is closed: reopen it first with /incident reopen.');
    }
    return accept(one);
  });
  if (!outcome.ok) return { kind: 'mistakes', mistakes: { text: outcome.message } };
  return {
    kind: 'done',
    reply: { kind: 'message', message: receipt(after, entries, person.zone) },
  };
}

function newEntry(
  kind: MarkKind,
  text: string,
  state: IncidentState,
  person: PersonRef | undefined,
  name: string,
  due: string,
): NewEntry {
  if (kind === 'action') {
    const action = `A${state.numbered.A + 1}`;
    return entry('action-added', {
      action,
      text,
      ...(person && { owner: person }),
      ...(due !== '' && { due }),
    });
  }
  return markEntry(kind, text, state, targetOf(person, name));
}

function targetOf(person: PersonRef | undefined, name: string): Target | undefined {
  if (person !== undefined) return { kind: 'user', ...person };
  return name === '' ? undefined : { kind: 'name', name };
}

async function pickedPerson(
  room: Room,
  workspaceId: string,
  id: string,
): Promise<PersonRef | undefined> {
  if (id === '') return undefined;
  const { name } = await room.directory.find(workspaceId, id);
  return { id, name };
}
