import type { IncidentState } from '../../domain/incident-state';
import { statusOf } from '../../domain/moments';
import type { Message, Piece } from '../../report/message';
import { channelSpan, nameOf } from '../names';
import { facts, lastUpdate } from './card';
import { section } from './state';

/** What everybody who is not working on an incident wants to know. Updates go into its thread. */
export function announcementMessage(state: IncidentState, zone: string): Message {
  const drill = state.opening?.isDrill ? 'DRILL ' : '';
  const pieces: Piece[] = [
    { piece: 'header', text: `${drill}${nameOf(state)}` },
    { piece: 'text', lines: facts(state, zone) },
    ...section(
      'Impact',
      state.impacts.slice(-1).map((one) => [one.text]),
    ),
    ...lastUpdate(state, zone),
    { piece: 'text', lines: [['It is worked on in ', ...channelSpan(state), '.']] },
  ];
  return { summary: `${drill}${nameOf(state)} (${statusOf(state)})`, pieces };
}
