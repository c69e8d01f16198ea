import { findCommand } from '../../commands';
import { escapeText } from '../../commands/markup';
import { severities } from '../../domain/vocabulary';
import type { PersonRecord } from '../../ports/people';
import type { Answers, Field, Form } from '../../report/message';
import { carryOut, type Order } from '../carry-out';
import { replyTo } from '../command-desk';
import type { FormOutcome, FormRequest } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { packValue } from '../names';
import { requestFor } from '../request-for';
import type { Room } from '../room';
import { given } from './answers';
import { readWhen, whenField } from './when';

type Answered = (name: string) => string;

/** A small form that gives one command: what it asks for, and how the answers become the command's words. */
interface Saying {
  readonly title: string;
  readonly fields: readonly Field[];
  /** The command itself reads a time from its words. */
  readonly readsTime?: true;
  /** Escaped as Slack sends commands. */
  markup(answered: Answered, item: string): string;
}

function words(label: string, options: { isOptional?: true; placeholder?: string } = {}): Field {
  return { type: 'words', name: 'text', label, maxLength: 3000, ...options };
}

/** The words alone: their moment is read from its own field. */
function textOnly(answered: Answered): string {
  return escapeText(answered('text'));
}

function plain(
  title: string,
  label: string,
  options?: { isOptional?: true; placeholder?: string },
): Saying {
  return { title, fields: [words(label, options), whenField], markup: textOnly };
}

function aboutItem(title: string, label: string): Saying {
  return {
    title,
    fields: [words(label, { isOptional: true }), whenField],
    markup: (answered, item) => `${item} ${textOnly(answered)}`,
  };
}

const person: Field = { type: 'person', name: 'person', label: 'Who?' };

/** The commands that a button may ask for, by name. */
const sayings: Readonly<Record<string, Saying>> = {
  note: plain('Add a note', 'What happened?'),
  detected: plain('How was it noticed?', 'How was it noticed?'),
  impact: plain('Describe the impact', 'Who is hurt, and how much?'),
  hypothesis: plain('Raise a hypothesis', 'What do you believe is the cause?'),
  cause: plain('Root cause', 'What was the cause?'),
  fix: plain('What was done', 'What was done about it?'),
  resolve: plain('Resolve', 'How was it resolved?', { isOptional: true }),
  'rule-out': aboutItem('Rule out', 'Why was it not the cause?'),
  confirm: aboutItem('Confirm', 'How do you know?'),
  lesson: {
    title: 'Lesson learned',
    fields: [
      {
        type: 'choice',
        name: 'category',
        label: 'What kind?',
        initial: 'other',
        choices: [
          { value: 'well', label: 'It went well' },
          { value: 'badly', label: 'It went badly' },
          { value: 'lucky', label: 'We got lucky' },
          { value: 'other', label: 'Something else' },
        ],
      },
      words('What was learned?'),
    ],
    markup: (answered) => `${answered('category')}: ${escapeText(answered('text'))}`,
  },
  action: {
    title: 'Add an action item',
    fields: [
      words('What is to be done?'),
      { type: 'person', name: 'person', label: 'Who?', isOptional: true },
      { type: 'date', name: 'due', label: 'By when?', isOptional: true },
    ],
    markup: (answered) =>
      [
        answered('person'),
        escapeText(answered('text')),
        answered('due') === '' ? '' : `by ${answered('due')}`,
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  severity: {
    title: 'Set the severity',
    fields: [
      {
        type: 'choice',
        name: 'level',
        label: 'How bad is it?',
        choices: severities.map((value) => ({ value, label: value })),
      },
      words('Why?', { isOptional: true }),
    ],
    markup: (answered) => `${answered('level')} ${textOnly(answered)}`,
  },
  lead: {
    title: 'Name a lead',
    fields: [person],
    markup: (answered) => answered('person'),
  },
  escalate: {
    title: 'Ask for help',
    fields: [
      { type: 'person', name: 'person', label: 'Whom?', isOptional: true },
      {
        type: 'line',
        name: 'name',
        label: 'Or a team, by name',
        placeholder: 'database team',
        isOptional: true,
      },
      words('Why?'),
    ],
    markup(answered) {
      const team = answered('name').replaceAll('"', '');
      const target = answered('person') || (team === '' ? '' : `"${escapeText(team)}"`);
      return `${target} ${textOnly(answered)}`;
    },
  },
  edit: {
    title: 'Reword the entry',
    fields: [words('What should it say?')],
    markup: (answered, item) => `${item} ${escapeText(answered('text'))}`,
  },
  move: {
    title: 'Edit the time',
    readsTime: true,
    fields: [
      {
        type: 'line',
        name: 'when',
        label: 'When did it happen?',
        hint: 'A time in your zone, such as 14:05, ~14:05, -20m or 2026-11-19 23:50.',
      },
    ],
    markup: (answered, item) => `${item} ${escapeText(answered('when'))}`,
  },
};

export function isSayable(command: string): boolean {
  return Object.hasOwn(sayings, command);
}

/** The form for one command; `initial` fills fields by name. */
export function sayForm(
  incidentId: string,
  command: string,
  item: string,
  initial: Readonly<Record<string, string>> = {},
): Form {
  const saying = sayings[command];
  if (saying === undefined) throw new Error(`no form for ${command}`);
  return {
    form: 'say',
    title: item === '' ? saying.title : `${saying.title} ${item}`.slice(0, 24),
    submit: 'Save',
    carry: packValue(incidentId, command, item).trim(),
    fields: saying.fields.map((field) => filled(field, initial[field.name])),
  };
}

function filled(field: Field, initial: string | undefined): Field {
  if (initial === undefined || field.type === 'says' || field.type === 'ticks') return field;
  return { ...field, initial };
}

/** Gives the command; what it refuses is shown at the field most likely meant. */
export async function submitSay(
  room: Room,
  { answers, channelId = '' }: FormRequest,
  whoever: PersonRecord,
  incident: IncidentInHand,
  rest: string,
): Promise<FormOutcome> {
  const [name = '', item = ''] = rest.split(' ');
  const saying = sayings[name];
  const command = findCommand(name);
  if (saying === undefined || !('name' in command)) throw new Error(`no form for ${name}`);
  const apart = apartFrom(room, saying, answers, whoever, incident);
  if (apart !== undefined && 'problem' in apart)
    return { kind: 'mistakes', mistakes: { when: apart.problem } };
  const names = await personMarkup(room, whoever.workspaceId, given(answers, 'person'));
  const markup = saying.markup(
    (field) => (field === 'person' ? names : given(answers, field)),
    item,
  );
  const order: Order = {
    incident,
    command,
    markup,
    person: whoever,
    channelId,
    source: 'form',
    ...(apart && { apart }),
  };
  const result = await carryOut(room.deps, room.book, order);
  if (result.kind === 'refused') {
    const field = fieldFor(saying, result.refusal.reason);
    return { kind: 'mistakes', mistakes: { [field]: result.refusal.message } };
  }
  return { kind: 'done', reply: await replyTo(room, result, order) };
}

/** The moment from its own field. Without such a field (`move`) the command reads its time from the words. */
function apartFrom(
  room: Room,
  saying: Saying,
  answers: Answers,
  whoever: PersonRecord,
  incident: IncidentInHand,
): ReturnType<typeof readWhen> | undefined {
  if (saying.readsTime) return undefined;
  if (!saying.fields.includes(whenField as Field)) return {};
  return readWhen(given(answers, 'when'), requestFor(room.deps, whoever, '', incident));
}

/** A picked person as the reference a typed command would have. */
async function personMarkup(room: Room, workspaceId: string, id: string): Promise<string> {
  if (id === '') return '';
  const { name } = await room.directory.find(workspaceId, id);
  return `<@${id}|${escapeText(name).replace(/[<>|]/g, ' ')}>`;
}

function fieldFor(saying: Saying, reason: string): string {
  const names = saying.fields.map((field) => field.name);
  if (reason === 'bad-time' && names.includes('when')) return 'when';
  return names[0] ?? 'text';
}
