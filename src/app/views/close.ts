import { missingFrom } from '../../domain/missing';
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
      ? [sayButton(id, command, labels[command] ?? command)]
      : [
          sayButton(id, 'rule-out', `Rule out ${item}`, item),
          sayButton(id, 'confirm', `Confirm ${item}`, item),
        ],
  );
  const pieces: Piece[] = [
    { piece: 'text', lines: [[{ bold: `${nameOf(state)} is not quite complete` }]] },
    { piece: 'bullets', items: missing.map(({ what }) => [what]) },
    // Slack shows at most 25 buttons in a row of them.
    { piece: 'buttons', buttons: buttons.slice(0, 22) },
    {
      piece: 'buttons',
      buttons: [
        { action: 'moments', label: 'Key moments', value: packValue(id) },
        { action: 'close-anyway', label: 'Close anyway', style: 'primary', value: packValue(id) },
      ],
    },
  ];
  return { summary: `${nameOf(state)} is not quite complete`, pieces };
}
