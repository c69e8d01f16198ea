import { announcedIn } from '../announced-in';
import { longPatienceMs } from '../gather';
import { joinIfOpen } from '../join-if-open';
import { announcementMessage } from '../views/announcement';
import { callsToEditOrPost, editOrPost, type Surface } from './surface';

/** The message that tells everybody else: one for each incident, edited in place. */
export const announcement: Surface = {
  patienceMs: longPatienceMs,
  calls: (row) => [
    ...(row.ref === undefined ? (['conversations.join'] as const) : []),
    ...callsToEditOrPost(row),
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
        const at = ref === undefined ? { channelId, ts: undefined } : placeOfAnnouncement(ref);
        const ts = await editOrPost(place, at.channelId, message, at.ts);
        return `${at.channelId}/${ts}`;
      },
    };
  },
};

/** Where an announcement is: the setting may name another channel by now. */
export function placeOfAnnouncement(ref: string): { channelId: string; ts: string } {
  const [channelId = '', ts = ''] = ref.split('/');
  return { channelId, ts };
}
