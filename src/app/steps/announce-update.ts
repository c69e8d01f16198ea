import { SECOND } from '../../domain/time/instant';
import { ChatError } from '../../ports/chat';
import { announcedIn } from '../announced-in';
import { readPlace } from '../edit-or-post';
import { channelSpan } from '../names';
import { updateMessage } from './message-steps';
import { callsToPost, postOnce } from './post-once';
import { done, type StepContext, type StepKind } from './step-kind';

/** The same update where the whole company reads: in the thread of the incident's announcement. */
export const announceUpdate: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  async run(context) {
    const { incident, deps, step } = context;
    const message = updateMessage(context, channelSpan(incident.state));
    const channelId = announcedIn(incident.state, deps.settings);
    if (message === undefined || channelId === undefined) return done;
    const { channelId: where = channelId, ts } = (await announcementOf(context)) ?? {};
    try {
      const thread = ts === undefined ? {} : { threadTs: ts };
      return await postOnce(context, message, step.key, { channelId: where, ...thread });
    } catch (err) {
      if (!(err instanceof ChatError) || err.code !== 'thread_not_found') throw err;
      return postOnce(context, message, step.key, { channelId: where });
    }
  },
};

/** Where the announcement is; undefined where there is none to be had. Throws while it is on its way. */
async function announcementOf({ deps, incident }: StepContext) {
  const row = await deps.surfaces.get(incident.id, 'announcement');
  if (row?.ref !== undefined) return readPlace(row.ref);
  if (row === undefined || row.isAbandoned || row.problem !== undefined) return undefined;
  throw new ChatError('no_announcement_yet', 'announce-update', true, SECOND);
}
