import type { AllMiddlewareArgs, App, RespondFn, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Reply } from '../../../app/desk';
import type { Message } from '../../../report/message';
import { limits } from '../limits';
import { decodeMrkdwn, nameMentions } from '../read/decode';
import { messagesOf } from '../render/message';
import { apologise } from './apology';
import { deliver, respondWith } from './deliver';
import { type Edge, namesIn } from './edge';
import { within } from './within';

export const COMMAND = '/incident';

/** Milliseconds after which a command is acknowledged without its answer; Slack gives up at 3,000. */
const ACK_MS = 2000;

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/incident …`: the answer comes with the acknowledgement, unless it takes too long. */
export function listenForCommands(app: App, edge: Edge): void {
  app.command(COMMAND, async (args) => {
    const work = replyTo(edge, args);
    const inTime = await within(ACK_MS, work);
    const reply = inTime?.value;
    if (reply?.kind === 'message' && !reply.isPublic) return ackWith(reply.message, args);
    await args.ack();
    await giveLater(edge, reply ?? (await work), args);
  });
}

/** Never fails: a failure is a reply too. */
async function replyTo(edge: Edge, { command, context }: Args): Promise<Reply> {
  try {
    const { workspaceId } = edge.identityOf(context);
    const text = await nameMentions(command.text, namesIn(edge, workspaceId));
    const { user_id: userId, channel_id: channelId } = command;
    return await edge.desk.command({ workspaceId, userId, channelId, text });
  } catch (error) {
    const words = `${command.command} ${await decodeMrkdwn(command.text, noNames)}`;
    const attempt = { what: 'command', userId: command.user_id, words };
    return { kind: 'message', message: apologise(edge.log, attempt, error) };
  }
}

async function noNames(): Promise<undefined> {
  return undefined;
}

async function ackWith(message: Message, { ack, respond }: Args): Promise<void> {
  const [first, ...rest] = messagesOf(message, limits.responseUrlUses + 1);
  await ack({ response_type: 'ephemeral', ...first });
  await respondWith(respond, rest, {});
}

async function giveLater(edge: Edge, reply: Reply, args: Args): Promise<void> {
  const { client, command } = args;
  const respond: RespondFn = args.respond;
  try {
    await deliver(reply, {
      client,
      respond,
      triggerId: command.trigger_id,
      channelId: command.channel_id,
    });
  } catch (error) {
    edge.log.warn({ err: error, userId: command.user_id }, 'an answer did not arrive');
  }
}
