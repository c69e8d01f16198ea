import { initialValues } from '../blocks/view-values';
import { LIMITS } from '../limits';
import type { Json } from '../types';
import { SlackFailure } from './failure';
import { secret, slackId } from './ids';
import type { ViewRecord } from './records';
import type { World } from './world';

export function issueTrigger(world: World, user: string): string {
  const id = `${Math.floor(world.now())}.${secret(6)}.${secret(16)}`;
  world.triggers.set(id, { user, issuedAt: world.now(), isUsed: false });
  return id;
}

/** Whose trigger it is, used up by asking. Throws `invalid_trigger_id`, `expired_trigger_id` or `exchanged_trigger_id`. */
export function takeTrigger(world: World, id: string): string {
  const trigger = world.triggers.get(id);
  if (!trigger) throw new SlackFailure('invalid_trigger_id');
  if (trigger.isUsed) throw new SlackFailure('exchanged_trigger_id');
  if (world.now() - trigger.issuedAt > LIMITS.triggerMs.value)
    throw new SlackFailure('expired_trigger_id');
  trigger.isUsed = true;
  return trigger.user;
}

export function viewStack(world: World, user: string): ViewRecord[] {
  const stack = world.viewStacks.get(user) ?? [];
  world.viewStacks.set(user, stack);
  return stack;
}

/** Opens a form where none is open, in the place of those that are. */
export function openView(world: World, user: string, body: Json): ViewRecord {
  const view = newView(body, user, undefined);
  world.viewStacks.set(user, [view]);
  world.changed();
  return view;
}

/** Puts a form on top. Throws `push_limit_reached` for the fourth, `not_found` where none is open. */
export function pushView(world: World, user: string, body: Json): ViewRecord {
  const stack = viewStack(world, user);
  const top = stack.at(-1);
  if (!top) throw new SlackFailure('not_found');
  if (stack.length >= LIMITS.viewStack.value) throw new SlackFailure('push_limit_reached');
  const view = newView(body, user, top);
  stack.push(view);
  world.changed();
  return view;
}

function newView(body: Json, user: string, below: ViewRecord | undefined): ViewRecord {
  const id = slackId('V');
  return {
    id,
    user,
    hash: newHash(),
    body,
    values: initialValues(body),
    errors: {},
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
  };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${secret(4)}`;
}

/** Replaces what a form shows; fields that keep their ids keep what was entered. Throws `hash_conflict`. */
export function updateView(
  world: World,
  view: ViewRecord,
  body: Json,
  expectedHash?: string,
): ViewRecord {
  if (expectedHash && expectedHash !== view.hash) throw new SlackFailure('hash_conflict');
  view.values = keptValues(initialValues(body), view.values);
  view.body = body;
  view.hash = newHash();
  view.errors = {};
  world.changed();
  return view;
}

type Values = ViewRecord['values'];

function keptValues(fresh: Values, entered: Values): Values {
  const rows = Object.entries(fresh).map(([block, fields]) => {
    const kept = Object.entries(fields).map(([action, field]) => {
      const before = entered[block]?.[action];
      return [action, before && before.type === field.type ? before : field];
    });
    return [block, Object.fromEntries(kept)];
  });
  return Object.fromEntries(rows);
}

export function findView(
  world: World,
  matches: (view: ViewRecord) => boolean,
): ViewRecord | undefined {
  const open = [...world.viewStacks.values()].flat();
  return [...open, ...world.homes.values()].find(matches);
}

export function publishHome(
  world: World,
  user: string,
  body: Json,
  expectedHash?: string,
): ViewRecord {
  const home = world.homes.get(user);
  if (home) return updateView(world, home, body, expectedHash);
  const created = newView(body, user, undefined);
  world.homes.set(user, created);
  world.changed();
  return created;
}

/** A view as the Web API and the payloads show it. */
export function viewJson(world: World, view: ViewRecord): Json {
  const { body } = view;
  return {
    ...body,
    id: view.id,
    team_id: world.team.id,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title: body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    close: body.close ?? null,
    submit: body.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.appId,
    external_id: body.external_id ?? '',
    app_installed_team_id: world.team.id,
    bot_id: world.app.botId,
  };
}
