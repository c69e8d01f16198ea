import { acceptView } from '../api/views';
import { elementsOf, findElement } from '../blocks/elements-of';
import { enteredValue, isEmptyValue } from '../blocks/view-values';
import type { Courier } from '../delivery/courier';
import type { Ack } from '../delivery/link';
import { issueResponseUrl } from '../delivery/response-urls';
import type { FieldValue } from '../given';
import type { ActOutcome, Actor, Json } from '../types';
import { SlackFailure } from '../world/failure';
import type { PersonRecord, ViewRecord } from '../world/records';
import { issueTrigger, pushView, updateView, viewJson, viewStack } from '../world/views';
import type { World } from '../world/world';
import { fieldProblem } from './field-problem';
import { interactionBase } from './payload';
import { pressInView } from './pressing';

/** The forms on somebody's screen. */
export function createForms(
  world: World,
  courier: Courier,
  person: PersonRecord,
): Pick<Actor, 'view' | 'submit' | 'pressInView' | 'closeView'> {
  function top(): ViewRecord {
    const view = viewStack(world, person.id).at(-1);
    if (!view) throw new Error(`No form is open for ${person.name}`);
    return view;
  }

  return {
    view() {
      const view = viewStack(world, person.id).at(-1);
      return view && { id: view.id, view: viewJson(world, view), errors: { ...view.errors } };
    },
    async submit(values = {}) {
      const view = top();
      if (!view.body.submit) throw new Error('This form has nothing to submit');
      fillIn(view, values);
      view.errors = problemsOf(view);
      world.changed();
      if (Object.keys(view.errors).length > 0) return { ok: false, error: 'invalid_input' };
      const ack = await courier.ask('interactive', submission(world, person, view));
      return finish(world, view, ack);
    },
    async pressInView(actionId, choice = {}) {
      return await pressInView(world, courier, person, top(), actionId, choice);
    },
    async closeView() {
      const view = top();
      const isCleared = view.body.clear_on_close === true;
      if (isCleared) world.viewStacks.set(person.id, []);
      else takeOff(world, view);
      world.changed();
      if (view.body.notify_on_close !== true) return;
      await courier.ask('interactive', {
        ...interactionBase(world, person),
        type: 'view_closed',
        view: viewJson(world, view),
        is_cleared: isCleared,
      });
    },
  };
}

function fillIn(view: ViewRecord, values: Readonly<Record<string, FieldValue>>): void {
  for (const [actionId, value] of Object.entries(values)) {
    const { block, element } = findElement(view.body.blocks, actionId);
    const blockId = String(block.block_id);
    const entry = enteredValue(element, value);
    view.values[blockId] = { ...view.values[blockId], [actionId]: entry };
  }
}

/** What the client itself finds wrong before it asks the app, by block_id. */
function problemsOf(view: ViewRecord): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { block, element } of elementsOf(view.body.blocks)) {
    if (block.type !== 'input') continue;
    const entry = view.values[String(block.block_id)]?.[String(element.action_id)];
    const isMissing = block.optional !== true && isEmptyValue(entry);
    const problem = isMissing
      ? 'Please complete this required field.'
      : fieldProblem(element, entry);
    if (problem) problems[String(block.block_id)] = problem;
  }
  return problems;
}

function submission(world: World, person: PersonRecord, view: ViewRecord): Json {
  return {
    ...interactionBase(world, person),
    type: 'view_submission',
    trigger_id: issueTrigger(world, person.id),
    view: viewJson(world, view),
    response_urls: responseUrls(world, person, view),
  };
}

/** Addresses for the conversations chosen in fields that asked for one with `response_url_enabled`. */
function responseUrls(world: World, person: PersonRecord, view: ViewRecord): Json[] {
  return elementsOf(view.body.blocks).flatMap(({ block, element }) => {
    if (element.response_url_enabled !== true) return [];
    const entry = view.values[String(block.block_id)]?.[String(element.action_id)];
    const channel = entry?.selected_conversation ?? entry?.selected_channel;
    if (typeof channel !== 'string') return [];
    return [
      {
        block_id: block.block_id,
        action_id: element.action_id,
        channel_id: channel,
        response_url: issueResponseUrl(world, 'app', { user: person.id, channel }),
      },
    ];
  });
}

function finish(world: World, view: ViewRecord, ack: Ack): ActOutcome {
  if (!ack.ok) return ack;
  const body = (typeof ack.body === 'object' ? ack.body : null) as Json | null;
  try {
    carryOut(world, view, body ?? {});
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    world.failures.push(`answer to a form: ${error.code} ${JSON.stringify(error.detail)}`);
    return { ok: false, error: error.code };
  } finally {
    world.changed();
  }
}

function carryOut(world: World, view: ViewRecord, answer: Json): void {
  switch (answer.response_action) {
    case undefined:
      takeOff(world, view);
      return;
    case 'clear':
      world.viewStacks.set(view.user, []);
      return;
    case 'errors':
      view.errors = acceptErrors(view, answer.errors);
      return;
    case 'update':
      updateView(world, view, acceptView(world, (answer.view ?? {}) as Json, 'modal', view));
      return;
    case 'push':
      pushView(world, view.user, acceptView(world, (answer.view ?? {}) as Json, 'modal'));
      return;
    default:
      throw new SlackFailure('invalid_response_action', { given: answer.response_action });
  }
}

function acceptErrors(view: ViewRecord, errors: unknown): Record<string, string> {
  const given = Object.entries((errors ?? {}) as Record<string, string>);
  const inputs = new Set(
    ((view.body.blocks ?? []) as Json[])
      .filter(({ type }) => type === 'input')
      .map((block) => block.block_id),
  );
  const stray = given.map(([block]) => block).filter((block) => !inputs.has(block));
  if (given.length === 0 || stray.length > 0) {
    throw new SlackFailure('invalid_response_errors', { stray });
  }
  return Object.fromEntries(given);
}

function takeOff(world: World, view: ViewRecord): void {
  const stack = viewStack(world, view.user).filter((each) => each !== view);
  world.viewStacks.set(view.user, stack);
}
