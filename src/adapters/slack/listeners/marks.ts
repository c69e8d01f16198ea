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
    const mark = reactionMark(event);
    if (mark) await noting(edge, 'reaction_added', () => pass(edge, context, mark, 'mark'));
  });
  app.event('reaction_removed', async ({ event, context }) => {
    const mark = reactionMark(event);
    if (mark) await noting(edge, 'reaction_removed', () => pass(edge, context, mark, 'unmark'));
  });
  app.event('pin_added', async ({ event, context }) => {
    const mark = pinMark(event);
    if (mark) await noting(edge, 'pin_added', () => pass(edge, context, mark, 'mark'));
  });
  app.event('pin_removed', async ({ event, context }) => {
    const mark = pinMark(event);
    if (mark) await noting(edge, 'pin_removed', () => pass(edge, context, mark, 'unmark'));
  });
}

async function pass(
  edge: Edge,
  context: Context,
  mark: Mark,
  act: 'mark' | 'unmark',
): Promise<void> {
  const identity = edge.identityOf(context);
  if (mark.userId === identity.botUserId) return;
  if (await isOutsider(edge, identity, mark.userId)) return;
  await edge.desk[act]({ ...mark, workspaceId: identity.workspaceId });
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
