import { announcedIn } from '../announced-in';
import { placeText, readPlace } from '../edit-or-post';
import { longPatienceMs } from '../gather';
import { joinAndPost } from '../join-and-post';
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
        const at = ref === undefined ? { channelId, ts: undefined } : readPlace(ref);
        const post = () => showMessage(place, at.channelId, message, at.ts);
        const ts =
          at.ts === undefined ? await joinAndPost(place.chat, channelId, post) : await post();
        return placeText(at.channelId, ts);
      },
    };
  },
};
