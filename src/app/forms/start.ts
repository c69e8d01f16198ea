import type { Opening } from '../../commands/outcome';
import { severityLevel } from '../../commands/severity';
import { initialState } from '../../domain/incident-state';
import { severities } from '../../domain/vocabulary';
import type { PersonRecord } from '../../ports/people';
import type { Answers, Form } from '../../report/message';
import type { FormOutcome, FormRequest } from '../desk';
import { openIncident } from '../opening';
import { requestFor } from '../request-for';
import type { Room } from '../room';
import { given, ticked } from './answers';
import { readWhen, whenField } from './when';

/** Opens an incident; its title is all that is asked for. `carry` is the channel it was asked for in. */
export function startForm(
  draft: Partial<Opening>,
  channelId: string,
  from?: { readonly ts: string; readonly permalink?: string },
): Form {
  const initial = [
    ...(draft.isPrivate ? ['private'] : []),
    ...(draft.isDrill ? ['drill'] : []),
    ...(draft.usesThisChannel ? ['here'] : []),
  ];
  return {
    form: 'start',
    title: 'Start an incident',
    submit: 'Start',
    carry: JSON.stringify({ channelId, ...from }),
    fields: [
      {
        type: 'line',
        name: 'title',
        label: 'What is wrong?',
        placeholder: 'Checkout returns errors',
        maxLength: 300,
        ...(draft.title ? { initial: draft.title } : {}),
      },
      {
        type: 'choice',
        name: 'severity',
        label: 'How bad is it?',
        isOptional: true,
        choices: severities.map((value) => ({ value, label: value })),
        ...(draft.severity ? { initial: draft.severity } : {}),
      },
      { ...whenField, label: 'Since when?' },
      {
        type: 'ticks',
        name: 'options',
        label: 'Options',
        isOptional: true,
        initial,
        choices: [
          { value: 'private', label: 'Private channel' },
          { value: 'drill', label: 'A drill: kept out of every figure' },
          { value: 'here', label: 'Use this channel' },
        ],
      },
    ],
  };
}

export async function submitStart(
  room: Room,
  request: FormRequest,
  person: PersonRecord,
): Promise<FormOutcome> {
  const {
    channelId = '',
    ts,
    permalink,
  } = JSON.parse(request.carry) as Readonly<Record<string, string | undefined>>;
  const read = readOpening(room, request.answers, person, channelId);
  if ('mistakes' in read) return { kind: 'mistakes', mistakes: read.mistakes };
  const { opening } = read;
  const reply = await openIncident(room.deps, room.book, {
    opening,
    person,
    channelId,
    source: 'form',
    isSure: false,
    ...(ts !== undefined && { message: { channelId, ts } }),
    ...(permalink !== undefined && { permalink }),
  });
  return { kind: 'done', reply, isSaidInForm: true };
}

type Read = { readonly opening: Opening } | { readonly mistakes: Readonly<Record<string, string>> };

function readOpening(room: Room, answers: Answers, person: PersonRecord, channelId: string): Read {
  const title = given(answers, 'title').replace(/\s+/g, ' ').trim();
  if (title === '')
    return { mistakes: { title: 'A few words say what is wrong: Checkout returns errors' } };
  const request = requestFor(room.deps, person, channelId, { state: initialState, log: [] });
  const when = readWhen(given(answers, 'when'), request);
  if ('problem' in when) return { mistakes: { when: when.problem } };
  const level = severityLevel.read(given(answers, 'severity'), request);
  return {
    opening: {
      title,
      ...('value' in level && { severity: level.value }),
      ...when,
      isPrivate: ticked(answers, 'options', 'private'),
      isDrill: ticked(answers, 'options', 'drill'),
      usesThisChannel: ticked(answers, 'options', 'here'),
    },
  };
}
