import type { Command } from '../commands/define-command';
import type { Refusal } from '../domain/decision';
import { readEntry, type TimelineEntry } from '../domain/entries';
import type { Moment } from '../domain/incident-state';
import { madeItem } from '../domain/made-item';
import { formatMoment } from '../domain/time/format';
import type { Iso } from '../domain/time/instant';
import type { PersonRecord } from '../ports/people';
import type { Button, Line, Message, Piece } from '../report/message';
import type { Reply } from './desk';
import type { IncidentInHand } from './incident-in-hand';
import { labelOf, packValue } from './names';

/** A private answer of a line or two. */
export function say(
  summary: string,
  lines: readonly Line[] = [[summary]],
  buttons: readonly Button[] = [],
): Reply {
  const pieces: Piece[] = [{ piece: 'text', lines }];
  if (buttons.length > 0) pieces.push({ piece: 'buttons', buttons });
  return { kind: 'message', message: { summary, pieces } };
}

/** For whatever somebody may not see: the same words as for what there is not. */
export function notTheirs({ isUnknown }: Pick<PersonRecord, 'isUnknown'>): string {
  return isUnknown ? whoIsThis : 'There is no such incident that you can see.';
}

/** Of somebody whom Slack will not describe nobody knows what they may see. */
export const whoIsThis =
  'Slack could not be asked who you are just now. Please try again in a moment; in the channel of an incident that is not private, everything works meanwhile.';

/** What was wrong, how to say it, and the words typed, so that nothing has to be typed twice. */
export function refusalReply(refusal: Refusal, typed?: string, command?: Command): Reply {
  const lines: Line[] = [[refusal.message]];
  const example = refusal.example ?? (isFinal(refusal) ? undefined : command?.example);
  if (example !== undefined) lines.push(['For example: ', { code: `/incident ${example}` }]);
  const pieces: Piece[] = [{ piece: 'text', lines }];
  if (typed !== undefined && typed.trim() !== '') {
    pieces.push({ piece: 'small', lines: [['Nothing was recorded. You typed:']] });
    pieces.push({ piece: 'pre', text: typed });
  }
  return { kind: 'message', message: { summary: refusal.message, pieces } };
}

/** Another way of saying it would not help. */
function isFinal({ reason }: Refusal): boolean {
  return reason === 'unchanged' || reason === 'not-possible-now';
}

/** `T12`, and `H2`, `E1` or `A3` where the entry made one. */
export function idsOf(entry: TimelineEntry): readonly string[] {
  const item = madeItem(entry);
  return [`T${entry.meta.seq}`, ...(item === undefined ? [] : [item])];
}

/** The moment as the writer's clocks show it, with the date where that is not today, and always the zone. */
export function momentFor({ meta }: TimelineEntry, zone: string): string {
  return shownMoment(meta, meta.recordedAt, zone);
}

function shownMoment({ at, precision }: Moment, today: Iso, zone: string): string {
  const sameDay =
    formatMoment(at, zone, { precision: 'date' }) ===
    formatMoment(today, zone, { precision: 'date' });
  return formatMoment(at, zone, { precision, withDate: !sameDay, withZone: true });
}

/** What was recorded, under which ids, for which moment, with the buttons that take it back or move it. */
export function receipt(
  incident: IncidentInHand,
  entries: readonly TimelineEntry[],
  zone: string,
  remarks: readonly string[] = [],
): Message {
  const lines: Line[] = [
    ...entries.map((entry) => receiptLine(entry, zone)),
    ...remarks.map((remark) => [remark]),
  ];
  const [first] = entries;
  const ids = entries.flatMap(idsOf).join(', ');
  const pieces: Piece[] = [{ piece: 'text', lines }];
  if (first !== undefined && first.meta.seq > 1)
    pieces.push({ piece: 'buttons', buttons: receiptButtons(incident, entries) });
  return { summary: `Recorded ${ids} in ${labelOf(incident.state)}`, pieces };
}

function receiptLine(entry: TimelineEntry, zone: string): Line {
  const { headline, text } = readEntry(entry);
  const words = [headline, movedTo(entry, zone), shortened(text)]
    .filter((part) => part !== '')
    .join(': ');
  return ['Recorded ', { bold: idsOf(entry).join(', ') }, ` at ${momentFor(entry, zone)}: `, words];
}

/** Of an entry that moves another, the moment that was understood is the one it moves it to. */
function movedTo({ kind, payload, meta }: TimelineEntry, zone: string): string {
  if (kind !== 'entry-moved') return '';
  const { to: at, precision } = payload;
  return shownMoment({ at, precision }, meta.recordedAt, zone);
}

/** A receipt is no wall of text: the record has the rest. */
function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function receiptButtons(
  { id }: IncidentInHand,
  entries: readonly TimelineEntry[],
): readonly Button[] {
  const seqs = entries.map((entry) => entry.meta.seq);
  const undo: Button = { action: 'undo', label: 'Undo', value: packValue(id, ...seqs) };
  const [only] = entries.filter((entry) => !entry.kind.startsWith('entry-'));
  if (entries.length !== 1 || only === undefined) return [undo];
  return [undo, { action: 'edit-time', label: 'Edit time', value: packValue(id, only.meta.seq) }];
}
