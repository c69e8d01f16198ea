import { entry } from '../../commands/define-command';
import { accept, type Decision } from '../../domain/decision';
import type { Moment } from '../../domain/incident-state';
import { isWrittenAfterwards } from '../../domain/moments';
import { formatMoment } from '../../domain/time/format';
import type { Iso } from '../../domain/time/instant';
import { readLeadingTime, type TimeContext } from '../../domain/time/leading-time';
import type { PersonRecord } from '../../ports/people';
import type { Form, Line } from '../../report/message';
import { originOf } from '../carry-out';
import type { FormOutcome, FormRequest } from '../desk';
import type { IncidentInHand } from '../incident-in-hand';
import { packValue } from '../names';
import { receipt } from '../replies';
import type { Room } from '../room';
import { given } from './answers';

interface PastedLine {
  readonly moment: Moment;
  readonly text: string;
}

/** Many lines at once. `shown` is the text whose reading is shown above the field; sent again unchanged, it is saved. */
export function pasteForm(
  incidentId: string,
  shown?: { readonly text: string; readonly lines: readonly Line[] },
): Form {
  const understood =
    shown === undefined
      ? []
      : [
          {
            type: 'says' as const,
            name: 'understood',
            pieces: [
              {
                piece: 'text' as const,
                lines: [['This is what it says. Save it, or correct it below.']],
              },
              { piece: 'bullets' as const, items: shown.lines },
            ],
          },
        ];
  return {
    form: 'paste',
    title: 'Paste a timeline',
    submit: shown === undefined ? 'Read it' : 'Save',
    carry: packValue(incidentId, ...(shown === undefined ? [] : [fingerprint(shown.text)])),
    fields: [
      ...understood,
      {
        type: 'words',
        name: 'text',
        label: 'One line for each entry, beginning with its time',
        hint: 'Such as 14:05 restarted the primary. A line without a time goes on with the line before it.',
        maxLength: 3000,
        ...(shown === undefined ? {} : { initial: shown.text }),
      },
    ],
  };
}

export async function submitPaste(
  room: Room,
  { answers }: FormRequest,
  person: PersonRecord,
  incident: IncidentInHand,
  shownBefore: string,
): Promise<FormOutcome> {
  const text = given(answers, 'text').trim();
  const read = readLines(room.deps.clock.now(), text, person.zone, incident);
  if ('problem' in read) return { kind: 'mistakes', mistakes: { text: read.problem } };
  if (shownBefore !== fingerprint(text)) {
    const lines = read.lines.map((line) => preview(line, person.zone));
    return { kind: 'next', form: pasteForm(incident.id, { text, lines }) };
  }
  const origin = originOf(person, 'import');
  const { incident: after, entries } = await room.book.record<Decision>(incident.id, origin, () =>
    accept(...read.lines.map((line) => entry('note', { text: line.text }, line.moment))),
  );
  return {
    kind: 'done',
    reply: { kind: 'message', message: receipt(after, entries, person.zone) },
  };
}

type Read = { readonly lines: readonly PastedLine[] } | { readonly problem: string };
type ReadOne = PastedLine | { readonly continues: string } | { readonly problem: string };

/** Reads each line against the one before it; a line without a time goes on with it. */
function readLines(now: Iso, text: string, zone: string, { state }: IncidentInHand): Read {
  const lines: PastedLine[] = [];
  const writtenAfterwards = isWrittenAfterwards(state);
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const previous = lines.at(-1)?.moment.at ?? state.lastMoment;
    const context = { now, zone, writtenAfterwards, ...(previous !== undefined && { previous }) };
    const problem = takeIn(lines, line, readLine(line, context));
    if (problem !== undefined) return { problem: `Line ${index + 1}: ${problem}` };
  }
  if (lines.length > 0) return { lines };
  return { problem: 'Paste at least one line, such as 14:05 restarted the primary.' };
}

/** Adds what was read to the lines so far; returns what is wrong with it, if anything. */
function takeIn(lines: PastedLine[], line: string, read: ReadOne): string | undefined {
  if ('problem' in read) return read.problem;
  if ('moment' in read) {
    lines.push(read);
    return undefined;
  }
  const before = lines.pop();
  if (before === undefined) return `it has no time in front: 14:05 ${line.trim()}`;
  lines.push({ ...before, text: `${before.text}\n${read.continues}` });
  return undefined;
}

function readLine(line: string, context: TimeContext): ReadOne {
  const taken = readLeadingTime(withoutBullet(line), context);
  if (taken.kind === 'refused') return { problem: taken.message };
  if (taken.kind === 'none') return { continues: line };
  const text = taken.rest.trim();
  if (text === '') return { problem: `there is a time and no words: ${line.trim()}` };
  return { moment: { at: taken.at, precision: taken.precision }, text };
}

/** A list's own mark in front of the time goes, but not the minus of `-20m`. */
function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[*•·]|-(?=\s)|\d{1,3}[.)](?=\s))\s*/, '');
}

function preview({ moment, text }: PastedLine, zone: string): Line {
  const { at, precision } = moment;
  return [
    { bold: formatMoment(at, zone, { precision, withDate: true, withZone: true }) },
    ` ${text}`,
  ];
}

/** Tells whether a text was changed since it was shown; not a matter of security. */
function fingerprint(text: string): string {
  let hash = 7;
  for (const character of text)
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return `${text.length}-${hash}`;
}
