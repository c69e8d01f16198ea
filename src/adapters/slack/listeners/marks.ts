import type { App, Context } from '@slack/bolt';
import type { MarkRequest } from '../../../app/desk';
import { type Edge, isOutsider } from './edge';
import { noting } from './noting';

/** Slack's own pin counts as this reaction. */
const PIN = 'pushpin';

type Mark = Omit<MarkRequest, 'workspaceId'>;

/** Reactions and pins, and taking them back. */
export function listenForMarks(app: App, edge: Edge): void {
  app.event('reaction_added', async ({ event, context }) => {
    await pass(edge, context, { act: 'mark', at: event.event_ts, mark: reactionMark(event) });
  });
  app.event('reaction_removed', async ({ event, context }) => {
    await pass(edge, context, { act: 'unmark', at: event.event_ts, mark: reactionMark(event) });
  });
  app.event('pin_added', async ({ event, context }) => {
    await pass(edge, context, { act: 'mark', at: event.event_ts, mark: pinMark(event) });
  });
  app.event('pin_removed', async ({ event, context }) => {
    await pass(edge, context, { act: 'unmark', at: event.event_ts, mark: pinMark(event) });
  });
}

interface Marking {
  readonly act: 'mark' | 'unmark';
  readonly at: string | undefined;
  readonly mark: Mark | undefined;
}

async function pass(edge: Edge, context: Context, { act, at, mark }: Marking): Promise<void> {
  const identity = edge.identityOf(context);
  if (!mark || mark.userId === identity.botUserId) return;
  const aspect = `${mark.by}/${mark.emoji}/${mark.userId}`;
  await noting(edge, { event: act, at, aspect, ...mark }, async () => {
    if (await isOutsider(edge, identity, mark.userId)) return;
    await edge.desk[act]({ ...mark, workspaceId: identity.workspaceId });
  });
}

interface ReactionEvent {
  readonly user?: string;
  readonly reaction: string;
  readonly item: { readonly type?: string; readonly channel?: string; readonly ts?: string };
}

function reactionMark({ user, reaction, item }: ReactionEvent): Mark | undefined {
  if (!user || !item.channel || !item.ts) return undefined;
  // `wave::skin-tone-2` is `wave` in another colour.
  const emoji = reaction.split('::')[0] ?? reaction;
  return { userId: user, channelId: item.channel, ts: item.ts, emoji, by: 'reaction' };
}

interface PinEvent {
  readonly user?: string;
  readonly channel_id?: string;
  readonly item?: { readonly message?: { readonly ts?: string } };
}

/** Files can be pinned too; only messages are of interest. */
function pinMark({ user, channel_id, item }: PinEvent): Mark | undefined {
  const ts = item?.message?.ts;
  if (!user || !channel_id || !ts) return undefined;
  return { userId: user, channelId: channel_id, ts, emoji: PIN, by: 'pin' };
}
