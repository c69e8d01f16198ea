import { longPatienceMs } from '../gather';
import { topicText } from '../views/card';
import type { Surface } from './surface';

/** The topic of an incident's channel. */
export const topic: Surface = {
  patienceMs: longPatienceMs,
  calls: () => ['conversations.setTopic'],
  async plan(_deps, { state }) {
    const content = topicText(state);
    return {
      content,
      async show({ chat, channelId }) {
        await chat.setTopic(channelId, content);
        return undefined;
      },
    };
  },
};
