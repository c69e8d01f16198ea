import { kindOf } from '../../domain/entries';
import { asItHappened, type StandingEntry, standing } from '../../domain/standing';
import { dateIn } from '../../domain/time/format';
import type { Line, Message, Piece } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { nameOf, packValue } from '../names';
import { entryLine } from './lines';

/** One screen holds about this many entries; the report has all of them. */
const mostLines = 60;

/**
 * What is on record in the order it happened, removed entries struck through so that they can be restored.
 * `sendsPicture`: the picture goes to the person's own messages, since Slack shows none in a private answer.
 */
export function timelineMessage(
  incident: IncidentInHand,
  zone: string,
  sendsPicture: boolean,
): Message {
  const entries = asItHappened(
    standing(incident.log).filter((one) => kindOf(one.entry).facet !== 'housekeeping'),
  );
  const shown = entries.slice(-mostLines);
  const left = entries.length - shown.length;
  const lines = shown.map((one, index) => entryLine(one, zone, isNewDay(shown, index, zone)));
  const more: Line[] =
    left > 0 ? [[{ italic: `${left} earlier entries are in the report: /incident preview` }]] : [];
  const summary = `Timeline of ${nameOf(incident.state)}`;
  return {
    summary,
    pieces: [
      { piece: 'text', lines: [[{ bold: summary }], ...more] },
      { piece: 'bullets', items: lines },
      ...(sendsPicture ? [whereThePictureIs] : []),
      {
        piece: 'buttons',
        buttons: [
          {
            action: 'post-picture',
            label: 'Picture to the channel',
            value: packValue(incident.id),
          },
        ],
      },
    ],
  };
}

const whereThePictureIs: Piece = {
  piece: 'small',
  lines: [['The picture of it is in your messages from Hindsight, under Apps.']],
};

function isNewDay(entries: readonly StandingEntry[], index: number, zone: string): boolean {
  const here = entries[index];
  const before = entries[index - 1];
  if (here === undefined || before === undefined) return true;
  return dateIn(here.entry.meta.at, zone) !== dateIn(before.entry.meta.at, zone);
}
