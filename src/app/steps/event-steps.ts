import { readEntry, type TimelineEntry } from '../../domain/entries';
import { DAY, MINUTE } from '../../domain/time/instant';
import { DeliveryError } from '../../ports/delivery-error';
import type { OutgoingEvent } from '../../ports/endpoints';
import type { IncidentRow } from '../../ports/incident-store';
import { isWanted } from '../events/event-steps';
import { entryJson, incidentJson } from '../record-json';
import { number, type StepContext, type StepKind, text } from './step-kind';

/** They want no more of this endpoint, for good (RFC 9110, 15.5.11). */
const goneForGood = 410;

/** Tells another program of one entry. What it is told is made of the record as it is when it is told. */
export const sendEvent: StepKind = {
  needsChannel: false,
  patience: { longestWaitMs: 10 * MINUTE, givenUpAfterMs: DAY },
  calls: () => [],
  async run(context) {
    const { deps, incident, step } = context;
    const name = text(step, 'endpoint');
    const endpoint = deps.endpoints.find(name);
    const wish = deps.settings.webhooks[name];
    const entry = incident.log[number(step, 'seq') - 1];
    const row = await deps.incidents.get(incident.id);
    if (endpoint === undefined)
      throw new DeliveryError('It is not in the settings', { status: goneForGood });
    if (entry === undefined || row === undefined) throw new Error('there is no such entry');
    // The settings may have changed their mind while it waited, and hold in one workspace only.
    if (wish === undefined || !isWanted(wish, entry.kind, incident.state)) return { isSent: false };
    await sendUntilTaken(() => endpoint.send(eventOf(context, row, entry)));
    return { isSent: true };
  },
};

/** A program that is being replaced answers anything: only one thing means never. Throws DeliveryError. */
async function sendUntilTaken(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof DeliveryError) || error.isTransient || error.status === goneForGood)
      throw error;
    const { status, retryAfterMs } = error;
    throw new DeliveryError(error.message, { status, retryAfterMs, isTransient: true });
  }
}

function eventOf({ step }: StepContext, row: IncidentRow, entry: TimelineEntry): OutgoingEvent {
  const { meta, kind, payload } = entry;
  const target = 'target' in payload && typeof payload.target === 'number' ? payload.target : null;
  return {
    id: `${step.workspaceId}-${row.number}-${meta.seq}`,
    body: JSON.stringify({
      type: `incident.${kind}`,
      timestamp: meta.recordedAt,
      data: {
        workspaceId: step.workspaceId,
        incident: { ...incidentJson(row), isPrivate: row.isPrivate },
        entry: { ...entryJson(entry, readEntry(entry)), target: target && `T${target}` },
      },
    }),
  };
}
