import { askedNow } from '../../domain/asked';
import type { Escalation } from '../../domain/incident-state';
import { resolvedAt, severityOf } from '../../domain/moments';
import { pageFront, pageKey } from '../../domain/page-key';
import { DAY, MINUTE } from '../../domain/time/instant';
import { asTitle } from '../../domain/titles';
import { DeliveryError } from '../../ports/delivery-error';
import type { NewStep, Step } from '../../ports/outbox';
import type { Page, PageAction } from '../../ports/pagers';
import type { Message } from '../../report/message';
import { labelOf, nameOf } from '../names';
import { triggerKey } from '../paging/page-effects';
import { postBelow } from './post-below';
import { callsToPost } from './post-once';
import { done, type Failure, type StepContext, type StepKind, text } from './step-kind';

/** After so many tries in vain, about a minute, people are told that nobody was woken yet. */
const triesBeforePeopleAreTold = 5;

/** Wakes somebody, or says that it is not needed any more. Slack has no part in it. */
export const page: StepKind = {
  needsChannel: false,
  patience: { longestWaitMs: MINUTE, givenUpAfterMs: DAY },
  calls: () => [],
  async run(context) {
    const { deps, step } = context;
    const action = text(step, 'action') as PageAction;
    const pager = deps.pagers.find(text(step, 'pager'));
    if (pager === undefined) throw new DeliveryError('It is not in the settings', { status: 404 });
    if (action === 'trigger' && isMoot(context)) return { isSent: step.attempts > 0 };
    if (action !== 'trigger' && !(await wasPaged(context))) return { isSent: false };
    await pager.send(pageOf(context, action));
    return { isSent: true };
  },
  tells: (step, failure) => (text(step, 'action') === 'trigger' ? unpaged(step, failure) : []),
};

/** Nobody has to be woken for what is taken, taken back or over. */
function isMoot(context: StepContext): boolean {
  const escalation = escalationOf(context);
  if (escalation === undefined || escalation.acknowledged !== undefined) return true;
  return resolvedAt(context.incident.state) !== undefined;
}

function escalationOf({ incident, step }: StepContext): Escalation | undefined {
  return incident.state.escalations.find(({ id }) => id === text(step, 'escalation'));
}

/** Whether the pager knows, or may know, of the page. */
async function wasPaged({ deps, incident, step }: StepContext): Promise<boolean> {
  const key = triggerKey(text(step, 'escalation'), text(step, 'pager'));
  return (await deps.outbox.result(incident.id, key))?.isSent === true;
}

function pageOf(context: StepContext, action: PageAction): Page {
  const { incident, step } = context;
  const { state } = incident;
  const id = text(step, 'escalation');
  const escalation = escalationOf(context);
  const subject = { number: state.opening?.number ?? 0, escalation: id };
  const by = action === 'trigger' ? escalation?.by : escalation?.acknowledged?.by;
  return {
    key: pageKey({ workspaceId: step.workspaceId, ...subject }),
    action,
    severity: severityOf(state),
    at: escalation?.at ?? step.queuedAt,
    by: by?.name ?? 'Hindsight',
    ...wordsOf(context, pageFront(subject), escalation),
    ...linkTo(context),
  };
}

/** Of a private incident nothing leaves Slack but that somebody is wanted. */
function wordsOf({ incident: { state } }: StepContext, name: string, escalation?: Escalation) {
  const front = `${name} ${state.opening?.isDrill ? 'DRILL: ' : ''}`;
  const wanted = escalation === undefined ? 'Help' : askedNow(escalation).name;
  if (state.opening?.isPrivate || escalation === undefined)
    return { summary: `${front}${wanted} is wanted: look in Slack`, facts: {} };
  return {
    summary: asTitle(`${front}${wanted}: ${escalation.text} (${state.title})`),
    facts: {
      Incident: nameOf(state),
      Escalation: escalation.id,
      Reason: escalation.text,
      'Asked by': escalation.by.name,
      Severity: severityOf(state) ?? 'not set',
    },
  };
}

/** Opens the channel in whichever Slack somebody has. */
function linkTo({ incident: { state }, step }: StepContext): Pick<Page, 'url'> {
  const { channel } = state;
  if (channel === undefined) return {};
  const query = new URLSearchParams({ channel: channel.id, team: step.workspaceId });
  return { url: `https://slack.com/app_redirect?${query}` };
}

function unpaged(step: Step, { problem, isGivenUp }: Failure): readonly NewStep[] {
  if (!isGivenUp && step.attempts + 1 < triesBeforePeopleAreTold) return [];
  const [escalation, pager] = [text(step, 'escalation'), text(step, 'pager')];
  const key = `${isGivenUp ? 'unpaged' : 'not-yet-paged'}:${escalation}:${pager}`;
  const payload = { escalation, pager, problem, isGivenUp };
  return [{ key, kind: 'tell-unpaged', payload }];
}

/** Says below an escalation, to whoever asked, that a pager did not take the page. */
export const tellUnpaged: StepKind = {
  needsChannel: true,
  calls: callsToPost,
  async run(context) {
    const escalation = escalationOf(context);
    if (escalation === undefined || escalation.acknowledged !== undefined) return done;
    return postBelow(context, escalation, unpagedMessage(context, escalation));
  },
};

function unpagedMessage({ incident, step }: StepContext, { id, by }: Escalation): Message {
  const pager = text(step, 'pager');
  const isGivenUp = step.payload.isGivenUp === true;
  const said = isGivenUp ? 'could not be paged' : 'has not taken the page yet';
  const advice = isGivenUp
    ? 'Nobody was woken that way, and it is not tried again: reach them some other way.'
    : 'It is tried again until it does; until then nobody is woken that way.';
  return {
    summary: `${labelOf(incident.state)} ${id}: ${pager} ${said}`,
    notifies: true,
    pieces: [
      {
        piece: 'text',
        lines: [[{ bold: `${id} ` }, { person: by.id, name: by.name }, `: ${pager} ${said}.`]],
      },
      { piece: 'small', lines: [[text(step, 'problem')], [advice]] },
    ],
  };
}
