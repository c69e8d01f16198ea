import { mostEntries } from '../../report/canvas';
import { latestModel } from '../../report/model';
import { patienceMs } from '../gather';
import { createInTurn, othersFirst } from '../in-turn';
import type { Surface } from './surface';

const title = 'Incident report';

/** Both halves of a long one take some milliseconds, and those who record would wait for several of them. */
const inTurn = createInTurn();

/** A refusal that may have been about the moment is tried so often before it is believed. */
const mostTries = 5;
const maybePassing = /_(failed|locked)$/;

/** The report so far in the canvas of the incident's channel. */
export const canvas: Surface = {
  patienceMs,
  // The channel may have one already, which is looked up then, and edited.
  calls: ({ ref }) =>
    ref === undefined
      ? ['conversations.canvases.create', 'conversations.info', 'canvases.edit']
      : ['canvases.edit'],
  standIn: 'card',
  async plan({ renderer, settings }, { state, log }) {
    const zone = settings.reportZone;
    const markdown = await inTurn(async () => {
      const { model, leftOut } = latestModel({ state, log, zone, attachments: [] }, mostEntries);
      await othersFirst();
      return renderer.canvas(model, leftOut);
    });
    // People's own canvas is left alone where the incident came to their channel.
    const adopts = state.opening?.usesThisChannel !== true;
    return {
      content: markdown,
      async show({ chat, channelId, row: { ref } }) {
        const where = ref === undefined ? { adopts } : { adopts, ref };
        return (await chat.canvas(channelId, { title, markdown }, where)).ref;
      },
    };
  },
  isRefused: (code, { attempts }) => !maybePassing.test(code) || attempts >= mostTries,
};
