import { asItHappened, happened, standing } from '../../domain/standing';
import type { Iso } from '../../domain/time/instant';
import type { Message } from '../../report/message';
import type { IncidentInHand } from '../incident-in-hand';
import { nameOf } from '../names';
import { awaited, entryLine, headLine, openHypotheses } from './lines';
import { impactSection, section } from './state';

const latestEntries = 5;

/** What somebody who joins now has to know, in one screen. */
export function summaryMessage(incident: IncidentInHand, zone: string, now: Iso): Message {
  const { state, log } = incident;
  const latest = asItHappened(happened(standing(log))).slice(-latestEntries);
  return {
    summary: nameOf(state),
    pieces: [
      { piece: 'text', lines: [[{ bold: nameOf(state) }], headLine(state, zone)] },
      ...impactSection(state),
      ...section('We think', openHypotheses(state)),
      ...section('Waiting for', awaited(state, zone, now)),
      ...section(
        `Latest (times in your zone, ${zone})`,
        latest.map((one) => entryLine(one, zone, true)),
      ),
    ],
  };
}
