import { announcedIn } from '../announced-in';
import { placeText, readPlace } from '../edit-or-post';
import { longPatienceMs } from '../gather';
import { joinIfOpen } from '../join-if-open';
import { announcementMessage } from '../views/announcement';
import { callsToShowMessage, type Surface, showMessage } from './surface';

/** The message that tells everybody else: one for each incident, edited in place. */
export const announcement: Surface = {
  patienceMs: longPatienceMs,
  calls: (row) => [
    ...(row.ref === undefined ? (['conversations.join'] as const) : []),
    ...callsToShowMessage(row),
  ],
  async plan({ settings }, incident) {
    const channelId = announcedIn(incident.state, settings);
    if (channelId === undefined) return undefined;
    const message = announcementMessage(incident.state, settings.reportZone);
    return {
      content: JSON.stringify(message),
      async show(place) {
        const { ref } = place.row;
        if (ref === undefined) await joinIfOpen(place.chat, channelId);
        const at = ref === undefined ? { channelId, ts: undefined } : readPlace(ref);
        const ts = await showMessage(place, at.channelId, message, at.ts);
        return placeText(at.channelId, ts);
      },
    };
  },
};
