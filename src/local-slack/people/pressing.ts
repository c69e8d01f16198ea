import { findElement } from '../blocks/elements-of';
import { enteredValue, initialValues } from '../blocks/view-values';
import type { Courier } from '../delivery/courier';
import { issueResponseUrl } from '../delivery/response-urls';
import type { FieldValue } from '../given';
import type { ActOutcome, Actor, Json } from '../types';
import { toApi } from '../world/messages';
import type { ChannelRecord, MessageRecord, PersonRecord, ViewRecord } from '../world/records';
import { issueTrigger, viewJson } from '../world/views';
import type { World } from '../world/world';
import { channelRef, interactionBase } from './payload';
import { publicMessage, shownMessage, visiblePlace } from './place';

type Choice = { value?: string; selected?: FieldValue };

/** Buttons and menus in messages, and the app's shortcuts. */
export function createPressing(
  world: World,
  courier: Courier,
  person: PersonRecord,
): Pick<Actor, 'press' | 'messageShortcut' | 'globalShortcut'> {
  return {
    async press(place, ts, actionId, choice = {}) {
      const channel = visiblePlace(world, person.id, place);
      const message = shownMessage(channel, person.id, ts);
      const { block, element } = findElement(message.blocks, actionId, choice.blockId);
      return ask(world, courier, {
        ...interactionBase(world, person),
        type: 'block_actions',
        ...messageContext(world, channel, message, person.id),
        trigger_id: issueTrigger(world, person.id),
        state: { values: pressedValues(message, block, element, choice) },
        actions: [actionJson(world, block, element, choice)],
      });
    },
    async messageShortcut(place, ts, callbackId) {
      requireShortcut(world, 'message', callbackId);
      if (person.isStranger) return { ok: false, error: 'app_not_found' };
      const channel = visiblePlace(world, person.id, place);
      const message = publicMessage(channel, ts);
      return ask(world, courier, {
        ...interactionBase(world, person),
        type: 'message_action',
        action_ts: world.nextTs(),
        callback_id: callbackId,
        trigger_id: issueTrigger(world, person.id),
        response_url: responseUrl(world, 'app', channel, person.id),
        channel: channelRef(channel),
        message_ts: message.ts,
        message: toApi(message),
      });
    },
    async globalShortcut(callbackId) {
      requireShortcut(world, 'global', callbackId);
      if (person.isStranger) return { ok: false, error: 'app_not_found' };
      return ask(world, courier, {
        ...interactionBase(world, person),
        type: 'shortcut',
        action_ts: world.nextTs(),
        callback_id: callbackId,
        trigger_id: issueTrigger(world, person.id),
      });
    },
  };
}

/** The client offers only what the manifest declares. */
function requireShortcut(world: World, type: 'message' | 'global', callbackId: string): void {
  const own = world.manifest.shortcuts.filter((shortcut) => shortcut.type === type);
  if (own.some((shortcut) => shortcut.callbackId === callbackId)) return;
  const known = own.map((shortcut) => shortcut.callbackId).join(', ') || 'none';
  throw new Error(`The manifest has no ${type} shortcut ${callbackId}; it has: ${known}`);
}

async function ask(world: World, courier: Courier, payload: Json): Promise<ActOutcome> {
  if (!world.manifest.isInteractive) return { ok: false, error: 'interactivity_not_enabled' };
  const ack = await courier.ask('interactive', payload);
  return ack.ok ? { ok: true } : ack;
}

function messageContext(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  user: string,
): Json {
  const isEphemeral = message.ephemeralFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: channelRef(channel),
    // Slack keeps no ephemeral message, and so cannot tell what was in it.
    ...(isEphemeral ? {} : { message: toApi(message) }),
    response_url: responseUrl(world, 'actions', channel, user, message.ts),
  };
}

function responseUrl(
  world: World,
  kind: 'actions' | 'app',
  channel: ChannelRecord,
  user: string,
  original?: string,
): string {
  const to = { user, channel: channel.id, ...(original ? { original } : {}) };
  return issueResponseUrl(world, kind, to);
}

function pressedValues(message: MessageRecord, block: Json, element: Json, choice: Choice): Json {
  const values = initialValues({ blocks: message.blocks });
  if (element.type === 'button' || element.type === 'overflow') return values;
  const blockId = String(block.block_id);
  const entry = enteredValue(element, chosen(choice));
  return { ...values, [blockId]: { ...values[blockId], [String(element.action_id)]: entry } };
}

function chosen(choice: Choice): FieldValue {
  return choice.selected ?? choice.value ?? null;
}

function actionJson(world: World, block: Json, element: Json, choice: Choice): Json {
  const common = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: world.nextTs(),
  };
  if (element.type !== 'button') return { ...common, ...enteredValue(element, chosen(choice)) };
  const { text, value, style } = element;
  return { ...common, text, ...(value ? { value } : {}), ...(style ? { style } : {}) };
}

/** Somebody pressed or chose something in a form or in the app's Home. */
export async function pressInView(
  world: World,
  courier: Courier,
  person: PersonRecord,
  view: ViewRecord,
  actionId: string,
  choice: Choice,
): Promise<ActOutcome> {
  const { block, element } = findElement(view.body.blocks, actionId);
  enter(view, block, element, choice);
  world.changed();
  const isSilent = block.type === 'input' && block.dispatch_action !== true;
  if (isSilent) return { ok: true };
  return await ask(world, courier, {
    ...interactionBase(world, person),
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    trigger_id: issueTrigger(world, person.id),
    view: viewJson(world, view),
    actions: [actionJson(world, block, element, choice)],
  });
}

function enter(view: ViewRecord, block: Json, element: Json, choice: Choice): void {
  if (element.type === 'button' || element.type === 'overflow') return;
  const blockId = String(block.block_id);
  const entry = enteredValue(element, chosen(choice));
  view.values[blockId] = { ...view.values[blockId], [String(element.action_id)]: entry };
  delete view.errors[blockId];
}
