import { ChatError } from '../../ports/chat';
import { patienceMs } from '../gather';
import { cardMessage } from '../views/card';
import { undoneStep } from '../views/state';
import { callsToShowMessage, type Place, type Surface, showMessage } from './surface';

/** The pinned message at the top of an incident's channel. */
export const card: Surface = {
  showsMore: true,
  patienceMs,
  calls: (row) => [
    ...callsToShowMessage(row),
    ...(row.ref === undefined ? (['pins.add'] as const) : []),
  ],
  async plan({ settings, surfaces, outbox }, incident) {
    const canvas = await surfaces.get(incident.id, 'canvas');
    const steps = await outbox.problems(incident.id);
    const waiting = steps.filter(({ via, isAbandoned }) => via === 'slack' && !isAbandoned);
    const message = cardMessage(incident, settings.reportZone, {
      isWithoutCanvas: canvas?.isAbandoned === true,
      waiting: waiting.map(undoneStep),
    });
    return {
      content: JSON.stringify(message),
      async show(place) {
        const ts = await showMessage(place, place.channelId, message, place.row.ref);
        if (place.row.ref === undefined) await pin(place, ts);
        return ts;
      },
    };
  },
};

/** A channel that takes no more pins keeps its card all the same; the step that tries once more tells people so. */
async function pin({ chat, channelId, deps, incident }: Place, ts: string): Promise<void> {
  try {
    await chat.pin(channelId, ts);
  } catch (err) {
    if (!(err instanceof ChatError) || err.isTransient) throw err;
    const step = { key: 'pin-new-card', kind: 'pin-card', payload: {} };
    await deps.outbox.add(incident.id, [step], deps.clock.now());
    deps.wake();
  }
}
