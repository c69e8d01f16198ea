import type {
  AllMiddlewareArgs,
  App,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { FormOutcome } from '../../../app/desk';
import { ChatError } from '../../../ports/chat';
import type { Form, Message } from '../../../report/message';
import { answered } from '../errors';
import { answersOf, errorsOf } from '../forms/answers';
import { unpackMetadata } from '../forms/metadata';
import { noticeView, viewOf } from '../forms/view';
import { messagesOf } from '../render/message';
import { replaceAt } from '../response-url';
import { within } from '../within';
import { explain, messageOf, STRANGER_REFUSED } from './apology';
import { messagesIn, openForm } from './deliver';
import { type Edge, isOutsider } from './edge';

/** Milliseconds after which a form is closed without an outcome; Slack gives up at 3,000. */
const ACK_MS = 2500;

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** Forms that were sent: mistakes stay in the form, anything else is said in the channel. */
export function listenForForms(app: App, edge: Edge): void {
  app.view<ViewSubmitAction>({ type: 'view_submission' }, async (args) => {
    const work = outcomeOf(edge, args);
    const inTime = (await within(ACK_MS, work))?.value;
    const shown = inTime && answerInForm(inTime, args.view);
    await (shown ? args.ack(shown) : args.ack());
    if (inTime && isSaidInForm(inTime)) await showNews(edge, inTime, args);
    if (!shown) await tell(edge, inTime ?? (await work), args);
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
    const { carry, channelId, renewAt } = unpackMetadata(view.private_metadata);
    return await edge.desk.submit({
      workspaceId: identity.workspaceId,
      userId,
      ...(channelId ? { channelId } : {}),
      form: view.callback_id,
      carry,
      ...(renewAt !== undefined && { renews: true as const }),
      answers: answersOf(view.state.values),
    });
  } catch (error) {
    const attempt = { what: view.callback_id, userId };
    return { kind: 'mistakes', mistakes: { form: explain(edge.log, attempt, error) } };
  }
}

/** What the window itself can say; with nothing to say it closes. */
function answerInForm(outcome: FormOutcome, view: Args['view']): ViewResponseAction | undefined {
  const form = nextForm(outcome);
  const { carry: _carry, ...opened } = unpackMetadata(view.private_metadata);
  if (form) return { response_action: 'update', view: viewOf(form, opened) };
  if (isSaidInForm(outcome))
    return { response_action: 'update', view: noticeView(saidBy(outcome)) };
  const questions = questionsOf(view);
  if (outcome.kind !== 'mistakes' || questions.length === 0) return undefined;
  return { response_action: 'errors', errors: errorsOf(outcome.mistakes, questions) };
}

function questionsOf(view: Args['view']): string[] {
  return view.blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id ? [block_id] : [],
  );
}

function nextForm(outcome: FormOutcome): Form | undefined {
  if (outcome.kind === 'next') return outcome.form;
  return outcome.kind === 'done' && outcome.reply.kind === 'form' ? outcome.reply.form : undefined;
}

/** Says it where the form was opened, once its window has closed. */
async function tell(edge: Edge, outcome: FormOutcome, args: Args): Promise<void> {
  const { body, view, client, context } = args;
  const userId = body.user.id;
  const { channelId: opened, renewAt } = unpackMetadata(view.private_metadata);
  const channelId = (outcome.kind === 'done' ? outcome.channelId : undefined) ?? opened;
  const form = nextForm(outcome);
  try {
    if (form) await openForm(form, { client, userId, triggerId: body.trigger_id, channelId });
    const chat = edge.chats.of(edge.identityOf(context).workspaceId);
    for (const message of channelId ? leftToSay(outcome) : []) {
      await chat.whisper(channelId ?? '', userId, message);
    }
    await renew(outcome, renewAt);
  } catch (error) {
    edge.log.warn({ err: error, what: view.callback_id, userId }, 'an answer did not arrive');
  }
}

/** The private message whose button opened the form, as it stands now. */
async function renew(outcome: FormOutcome, renewAt: string | undefined): Promise<void> {
  if (outcome.kind !== 'done' || outcome.renewed === undefined || renewAt === undefined) return;
  const [content] = messagesOf(outcome.renewed);
  if (content !== undefined) await replaceAt(renewAt, content);
}

/** A window that says how it went also says what came of it, unless it was closed meanwhile. */
async function showNews(edge: Edge, outcome: FormOutcome, { view, client }: Args): Promise<void> {
  if (outcome.kind !== 'done' || outcome.reply.kind !== 'message') return;
  try {
    const news = await outcome.reply.later?.();
    if (news === undefined) return;
    const notice = noticeView([...messagesIn(outcome.reply), news]);
    await answered('views.update', client.views.update({ view_id: view.id, view: notice }));
  } catch (error) {
    if (error instanceof ChatError && error.code === 'not_found') return;
    edge.log.warn({ err: error, what: view.callback_id }, 'news did not arrive in a window');
  }
}

function leftToSay(outcome: FormOutcome): readonly Message[] {
  if (outcome.kind === 'mistakes') return [messageOf(Object.values(outcome.mistakes).join(' '))];
  return isSaidInForm(outcome) ? [] : saidBy(outcome);
}

function isSaidInForm(outcome: FormOutcome): boolean {
  return outcome.kind === 'done' && outcome.isSaidInForm === true;
}

function saidBy(outcome: FormOutcome): readonly Message[] {
  return outcome.kind === 'done' && outcome.reply.kind === 'message'
    ? messagesIn(outcome.reply)
    : [];
}
