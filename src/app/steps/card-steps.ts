import { ChatError } from '../../ports/chat';
import { done, type StepKind } from './step-kind';

/** Pins the card that somebody unpinned, or that Slack would not pin; one that is gone altogether is the surface's business. */
export const pinCard: StepKind = {
  needsChannel: true,
  calls: () => ['pins.add'],
  async run({ deps, chat, channelId, incident }) {
    const card = await deps.surfaces.get(incident.id, 'card');
    if (card?.ref === undefined || card.isAbandoned) return done;
    try {
      await chat.pin(channelId, card.ref);
    } catch (err) {
      if (!(err instanceof ChatError) || err.code !== 'message_not_found') throw err;
      await deps.surfaces.invalidate(incident.id, 'card');
    }
    return done;
  },
};
