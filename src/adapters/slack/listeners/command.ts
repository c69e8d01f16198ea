import type {
  AckFn,
  App,
  RespondArguments,
  RespondFn,
  SlackCommandMiddlewareArgs,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Form, Message } from '../../../report/message';
import { decodeMrkdwn, nameMentions } from '../read/decode';
import { messagesOf, type Rendered } from '../render/message';
import { within } from '../within';
import { apologise, tooBusy } from './apology';
import { giveParts, openForm, partsOf } from './deliver';
import { type Edge, namesIn } from './edge';

export const COMMAND = '/incident';

/** Milliseconds after which a command is acknowledged without its answer; Slack gives up at 3,000. */
const ACK_MS = 2000;

/** A command, and the ways to answer it. */
export interface Given {
  readonly command: SlackCommandMiddlewareArgs['command'];
  readonly workspaceId: string;
  readonly client: WebClient;
  readonly ack: AckFn<string | RespondArguments>;
  readonly respond: RespondFn;
}

type Answer =
  | { readonly parts: readonly Rendered[]; readonly later?: () => Promise<Message | undefined> }
  | { readonly form: Form }
  | undefined;

export function listenForCommands(app: App, edge: Edge): void {
  app.command(COMMAND, async (args) => {
    const { workspaceId } = edge.identityOf(args.context);
    await takeCommand(edge, { ...args, workspaceId });
  });
}

/** `/incident …`: the answer comes with the acknowledgement, unless it takes too long or opens a form. */
export async function takeCommand(edge: Edge, given: Given): Promise<void> {
  const leave = edge.enter();
  if (leave === undefined) return turnAway(given);
  try {
    const work = answerTo(edge, given);
    const inTime = (await within(ACK_MS, work))?.value;
    if (inTime && 'parts' in inTime) {
      const [first, ...rest] = inTime.parts;
      await given.ack({ response_type: 'ephemeral', ...first });
      // Most answers have one part.
      if (rest.length > 0 || inTime.later) await give(edge, given, { ...inTime, parts: rest });
    } else {
      await given.ack();
      await give(edge, given, inTime ?? (await work));
    }
  } finally {
    leave();
  }
}

/** At once, with the words given back: an answer that comes too late would be none. */
async function turnAway({ command, ack }: Given): Promise<void> {
  const words = await wordsOf(command);
  await ack({ response_type: 'ephemeral', ...messagesOf(tooBusy(words))[0] });
}

/** Never fails: what failed is answered too. */
async function answerTo(edge: Edge, { command, workspaceId }: Given): Promise<Answer> {
  try {
    const named = nameMentions(command.text, namesIn(edge, workspaceId));
    const text = named instanceof Promise ? await named : named;
    const { user_id: userId, channel_id: channelId } = command;
    const reply = await edge.desk.command({ workspaceId, userId, channelId, text });
    if (reply.kind === 'form') return { form: reply.form };
    if (reply.kind !== 'message') return undefined;
    return { parts: partsOf(reply), ...(reply.later && { later: reply.later }) };
  } catch (error) {
    const attempt = { what: 'command', userId: command.user_id, words: await wordsOf(command) };
    return { parts: messagesOf(apologise(edge.log, attempt, error)) };
  }
}

/** What was typed. */
async function wordsOf({ command, text }: Given['command']): Promise<string> {
  return `${command} ${await decodeMrkdwn(text, noNames)}`;
}

async function noNames(): Promise<undefined> {
  return undefined;
}

/** What could not be said is logged; what was done is done. */
async function give(
  edge: Edge,
  { client, command, respond }: Given,
  answer: Answer,
): Promise<void> {
  const { user_id: userId, channel_id: channelId, trigger_id: triggerId } = command;
  const ways = { client, respond, userId, channelId, triggerId };
  try {
    if (answer && 'parts' in answer) {
      await giveParts(answer.parts, ways);
      const later = await answer.later?.();
      if (later) await giveParts(messagesOf(later), ways);
    }
    if (answer && 'form' in answer) await openForm(answer.form, ways);
  } catch (error) {
    edge.log.warn({ err: error, userId }, 'an answer did not arrive');
  }
}
