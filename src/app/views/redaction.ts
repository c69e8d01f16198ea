import type { Line, Message } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { labelOf, packValue } from '../names';

/** Asks before words go for good. It does not repeat them. */
export function redactionMessage({ id, state, log }: IncidentInHand, seq: number): Message {
  const summary = `Redact T${seq} of ${labelOf(state)} for good?`;
  const files = log[seq - 1]?.meta.files ?? [];
  const what = files.length === 0 ? 'Its words' : 'Its words and its files';
  const lines: Line[] = [
    [{ bold: summary }],
    [`${what} go from the record, every earlier wording included, and nobody can bring them back.`],
    ['That there was an entry, when, and that you redacted it, stays on the timeline.'],
  ];
  return {
    summary,
    pieces: [
      { piece: 'text', lines },
      {
        piece: 'buttons',
        buttons: [
          {
            action: 'redact-entry',
            label: 'Redact for good',
            style: 'danger',
            value: packValue(id, `T${seq}`),
            confirm: {
              title: summary.slice(0, 100),
              text: 'This cannot be undone.',
              yes: 'Redact',
            },
          },
        ],
      },
    ],
  };
}

/** What somebody has to see to themselves. */
export function leftInSlack({ log, state }: IncidentInHand, seq: number): readonly Line[] {
  const redacted = log[seq - 1];
  const permalink = redacted?.meta.permalink;
  return [
    ['The card, the canvas and what the bot has posted are made anew without them.'],
    ...(redacted?.meta.message === undefined
      ? []
      : [
          [
            'The message it was taken from is not the bot’s: ',
            permalink === undefined
              ? 'delete it in Slack'
              : { link: permalink, label: 'delete it there' },
            '.',
          ] satisfies Line,
        ]),
    ...(redacted?.kind === 'opened' && state.opening?.usesThisChannel !== true
      ? [['The channel’s name was made of the title: rename it in Slack.'] satisfies Line]
      : []),
    ...(redacted?.kind === 'escalated' && (redacted.payload.target.pagers ?? []).length > 0
      ? [['What pagers were told of it is theirs: delete it there.'] satisfies Line]
      : []),
    ['Copies that people made, and backups of the database, keep them.'],
  ];
}
