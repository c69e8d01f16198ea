import { randomUUID } from 'node:crypto';
import type {
  AllMiddlewareArgs,
  App,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { FormOutcome, Reply } from '../../../app/desk';
import { answersOf, errorsOf } from '../forms/answers';
import { unpackMetadata } from '../forms/metadata';
import { viewOf } from '../forms/view';
import { explain, STRANGER_REFUSED } from './apology';
import { deliver } from './deliver';
import { type Edge, isOutsider } from './edge';
import { within } from './within';

/** Milliseconds after which a form is closed without an outcome; Slack gives up at 3,000. */
const ACK_MS = 2500;

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Forms that were sent: mistakes stay in the form, anything else is said in the channel. */
export function listenForForms(app: App, edge: Edge): void {
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) => {
    const work = outcomeOf(edge, args);
    const inTime = await within(ACK_MS, work);
    if (!inTime) await args.ack();
    const outcome = inTime?.value ?? (await work);
    if (inTime) await acknowledge(outcome, args);
    await tell(edge, outcome, args, inTime === undefined);
  });
}

/** Never fails: a failure is shown in the form, which keeps what was filled in. */
async function outcomeOf(edge: Edge, { body, view, context }: Args): Promise<FormOutcome> {
  const userId = body.user.id;
  try {
    const identity = edge.identityOf(context);
    if (await isOutsider(edge, identity, userId, body.user.team_id)) {
      return { kind: 'done', reply: { kind: 'message', message: STRANGER_REFUSED } };
    }
    const { carry, channelId } = unpackMetadata(view.private_metadata);
    return await edge.desk.submit({
      workspaceId: identity.workspaceId,
      userId,
      ...(channelId ? { channelId } : {}),
      form: view.callback_id,
      carry,
      answers: answersOf(view.state.values),
    });
  } catch (error) {
    const attempt = { what: view.callback_id, userId };
    return { kind: 'mistakes', mistakes: { form: explain(edge.log, attempt, error) } };
  }
}

async function acknowledge(outcome: FormOutcome, { ack, view }: Args): Promise<void> {
  const { channelId } = unpackMetadata(view.private_metadata);
  if (outcome.kind === 'next') {
    await ack({ response_action: 'update', view: viewOf(outcome.form, channelId) });
  } else if (outcome.kind === 'mistakes' && questionsOf(view).length > 0) {
    const errors = errorsOf(outcome.mistakes, questionsOf(view));
    await ack({ response_action: 'errors', errors });
  } else if (outcome.kind === 'done' && outcome.reply.kind === 'form') {
    await ack({ response_action: 'update', view: viewOf(outcome.reply.form, channelId) });
  } else {
    await ack();
  }
}

function questionsOf(view: Args['view']): string[] {
  return view.blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id ? [block_id] : [],
  );
}

/** Says what the form itself could not. */
async function tell(edge: Edge, outcome: FormOutcome, args: Args, isLate: boolean): Promise<void> {
  const { body, view, client, context } = args;
  const reply = leftToSay(outcome, isLate || questionsOf(view).length === 0, isLate);
  const userId = body.user.id;
  const opened = unpackMetadata(view.private_metadata).channelId;
  const channelId = (outcome.kind === 'done' ? outcome.channelId : undefined) ?? opened;
  try {
    if (reply.kind === 'message' && channelId) {
      const chat = edge.chats.of(edge.identityOf(context).workspaceId);
      if (reply.isPublic) await chat.post(channelId, reply.message, `reply:${randomUUID()}`);
      else await chat.whisper(channelId, userId, reply.message);
    } else if (reply.kind === 'form') {
      await deliver(reply, { client, triggerId: body.trigger_id, channelId });
    }
  } catch (error) {
    edge.log.warn({ err: error, what: view.callback_id, userId }, 'an answer did not arrive');
  }
}

function leftToSay(outcome: FormOutcome, saysMistakes: boolean, isLate: boolean): Reply {
  if (outcome.kind === 'done') {
    return outcome.reply.kind === 'form' && !isLate ? { kind: 'silence' } : outcome.reply;
  }
  if (outcome.kind === 'next')
    return isLate ? { kind: 'form', form: outcome.form } : { kind: 'silence' };
  if (!saysMistakes) return { kind: 'silence' };
  const lines = Object.values(outcome.mistakes).map((mistake) => [mistake]);
  const summary = lines.flat().join(' ');
  return { kind: 'message', message: { summary, pieces: [{ piece: 'text', lines }] } };
}
