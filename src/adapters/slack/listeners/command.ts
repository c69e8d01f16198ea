import type { AllMiddlewareArgs, App, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Form, Message } from '../../../report/message';
import { decodeMrkdwn, nameMentions } from '../read/decode';
import { messagesOf, type Rendered } from '../render/message';
import { within } from '../within';
import { apologise } from './apology';
import { giveParts, openForm, partsOf } from './deliver';
import { type Edge, namesIn } from './edge';

export const COMMAND = '/incident';

/** Milliseconds after which a command is acknowledged without its answer; Slack gives up at 3,000. */
const ACK_MS = 2000;

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

type Answer =
  | { readonly parts: readonly Rendered[]; readonly later?: Promise<Message | undefined> }
  | { readonly form: Form }
  | undefined;

/** `/incident …`: the answer comes with the acknowledgement, unless it takes too long or opens a form. */
export function listenForCommands(app: App, edge: Edge): void {
  app.command(COMMAND, async (args) => {
    const work = answerTo(edge, args);
    const inTime = (await within(ACK_MS, work))?.value;
    if (inTime && 'parts' in inTime) {
      const [first, ...rest] = inTime.parts;
      await args.ack({ response_type: 'ephemeral', ...first });
      await give(edge, args, { ...inTime, parts: rest });
    } else {
      await args.ack();
      await give(edge, args, inTime ?? (await work));
    }
  });
}

/** Never fails: what failed is answered too. */
async function answerTo(edge: Edge, { command, context }: Args): Promise<Answer> {
  try {
    const { workspaceId } = edge.identityOf(context);
    const text = await nameMentions(command.text, namesIn(edge, workspaceId));
    const { user_id: userId, channel_id: channelId } = command;
    const reply = await edge.desk.command({ workspaceId, userId, channelId, text });
    if (reply.kind === 'form') return { form: reply.form };
    if (reply.kind !== 'message') return undefined;
    return { parts: partsOf(reply), ...(reply.later && { later: reply.later }) };
  } catch (error) {
    const words = `${command.command} ${await decodeMrkdwn(command.text, noNames)}`;
    const attempt = { what: 'command', userId: command.user_id, words };
    return { parts: messagesOf(apologise(edge.log, attempt, error)) };
  }
}

async function noNames(): Promise<undefined> {
  return undefined;
}

/** What could not be said is logged; what was done is done. */
async function give(edge: Edge, { client, command, respond }: Args, answer: Answer): Promise<void> {
  const { user_id: userId, channel_id: channelId, trigger_id: triggerId } = command;
  const ways = { client, respond, userId, channelId, triggerId };
  try {
    if (answer && 'parts' in answer) {
      await giveParts(answer.parts, ways);
      const later = await answer.later;
      if (later) await giveParts(messagesOf(later), ways);
    }
    if (answer && 'form' in answer) await openForm(answer.form, ways);
  } catch (error) {
    edge.log.warn({ err: error, userId }, 'an answer did not arrive');
  }
}
