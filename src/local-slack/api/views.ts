import { checkView } from '../blocks/check-view';
import { LIMITS } from '../limits';
import type { Json } from '../types';
import { invalid, SlackFailure } from '../world/failure';
import type { ViewRecord } from '../world/records';
import {
  findView,
  openView,
  publishHome,
  pushView,
  takeTrigger,
  updateView,
  viewJson,
} from '../world/views';
import type { World } from '../world/world';
import { type Args, nestedObject, optionalText, requireArgs, text } from './args';
import { withIds } from './content';
import type { Methods } from './method';
import { TRIGGER, VIEW } from './refusal-groups';

export const viewMethods: Methods = {
  'views.open': {
    scopes: [],
    tier: 4,
    required: ['trigger_id', 'view'],
    refuses: [...TRIGGER, ...VIEW],
    handle: open,
  },
  'views.push': {
    scopes: [],
    tier: 4,
    required: ['trigger_id', 'view'],
    refuses: [...TRIGGER, ...VIEW, 'not_found', 'push_limit_reached'],
    handle: push,
  },
  'views.update': {
    scopes: [],
    tier: 4,
    required: ['view'],
    refuses: ['not_found', 'hash_conflict', ...VIEW],
    handle: update,
  },
  'views.publish': {
    scopes: [],
    tier: 4,
    required: ['user_id', 'view'],
    refuses: ['not_enabled', 'hash_conflict', ...VIEW],
    handle: publish,
  },
};

function open(world: World, args: Args): Json {
  const body = readView(world, args, 'modal');
  const user = takeTrigger(world, text(args, 'trigger_id'));
  return { view: viewJson(world, openView(world, user, body)) };
}

function push(world: World, args: Args): Json {
  const body = readView(world, args, 'modal');
  const user = takeTrigger(world, text(args, 'trigger_id'));
  return { view: viewJson(world, pushView(world, user, body)) };
}

function update(world: World, args: Args): Json {
  const id = optionalText(args, 'view_id');
  const external = optionalText(args, 'external_id');
  if (!id && !external) requireArgs(args, ['view_id']);
  const view = findView(world, (each) =>
    id ? each.id === id : each.body.external_id === external,
  );
  if (!view) throw new SlackFailure('not_found');
  const body = readView(world, args, view.body.type === 'home' ? 'home' : 'modal', view);
  return { view: viewJson(world, updateView(world, view, body, optionalText(args, 'hash'))) };
}

function publish(world: World, args: Args): Json {
  if (!world.manifest.hasHome) throw new SlackFailure('not_enabled');
  const user = text(args, 'user_id');
  if (!world.people.has(user)) throw invalid('invalid_arguments', ['invalid `user_id`']);
  const body = readView(world, args, 'home', world.homes.get(user));
  return { view: viewJson(world, publishHome(world, user, body, optionalText(args, 'hash'))) };
}

function readView(
  world: World,
  args: Args,
  surface: 'modal' | 'home',
  replaces?: ViewRecord,
): Json {
  const body = nestedObject(args, 'view', 'invalid_arguments');
  if (!body) throw invalid('invalid_arguments', ['must be a valid view [json-pointer:/view]']);
  return acceptView(world, body, surface, replaces);
}

/** The view, its blocks named. Throws `view_too_large`, `invalid_arguments` or `duplicate_external_id`. */
export function acceptView(
  world: World,
  body: Json,
  surface: 'modal' | 'home',
  replaces?: ViewRecord,
): Json {
  if (Buffer.byteLength(JSON.stringify(body)) > LIMITS.viewBytes.value)
    throw new SlackFailure('view_too_large');
  const problems = checkView(body, surface);
  if (problems.length > 0) throw invalid('invalid_arguments', problems);
  const external = body.external_id;
  const twin = external && findView(world, (view) => view.body.external_id === external);
  if (twin && twin !== replaces) throw new SlackFailure('duplicate_external_id');
  return { ...body, blocks: withIds(body.blocks as Json[]) };
}
