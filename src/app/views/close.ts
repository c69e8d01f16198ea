import { missingFrom } from '../../domain/missing';
import { isClosed } from '../../domain/moments';
import type { Button, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { nameOf, packValue } from '../names';
import { sayButton } from './state';

const labels: Readonly<Record<string, string>> = {
  resolve: 'Resolve',
  severity: 'Set severity',
  lead: 'Name a lead',
  detected: 'Say how',
  impact: 'Describe impact',
  cause: 'Add root cause',
  fix: 'Add what was done',
  lesson: 'Add lesson',
};

/** What the report still lacks, each with the button that mends it, and a way to close all the same. */
export function missingMessage({ id, state }: IncidentInHand): Message {
  const missing = missingFrom(state);
  const buttons: Button[] = missing.flatMap(({ command, item }) =>
    item === undefined
      ? [mendButton(id, command, labels[command] ?? command)]
      : [
          mendButton(id, 'rule-out', `Rule out ${item}`, item),
          mendButton(id, 'confirm', `Confirm ${item}`, item),
        ],
  );
  const summary = `${nameOf(state)} is not quite complete`;
  const pieces: Piece[] = [
    { piece: 'text', lines: [[{ bold: summary }]] },
    { piece: 'bullets', items: missing.map(({ what }) => [what]) },
    // Slack shows at most 25 buttons in a row of them.
    { piece: 'buttons', buttons: buttons.slice(0, 22) },
    {
      piece: 'buttons',
      buttons: [
        momentsButton(id),
        { action: 'close-anyway', label: 'Close anyway', style: 'primary', value: packValue(id) },
      ],
    },
  ];
  return { summary, pieces };
}

/** What the list says once something on it was mended: what is left, or that nothing is. */
export function renewedList(incident: IncidentInHand): Message {
  const { id, state } = incident;
  if (!isClosed(state) && missingFrom(state).length > 0) return missingMessage(incident);
  const summary = `${nameOf(state)} ${isClosed(state) ? 'is closed' : 'lacks nothing any more'}`;
  const close: Button = { action: 'close', label: 'Close', style: 'primary', value: packValue(id) };
  return {
    summary,
    pieces: [
      { piece: 'text', lines: [[{ bold: summary }]] },
      ...(isClosed(state)
        ? []
        : [{ piece: 'buttons' as const, buttons: [momentsButton(id), close] }]),
    ],
  };
}

function mendButton(id: string, command: string, label: string, item = ''): Button {
  return { ...sayButton(id, command, label, item), action: 'mend' };
}

function momentsButton(id: string): Button {
  return { action: 'mend-moments', label: 'Key moments', value: packValue(id) };
}
