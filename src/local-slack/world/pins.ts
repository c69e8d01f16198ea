import { LIMITS } from '../limits';
import type { Json } from '../types';
import { seconds } from './channels';
import { SlackFailure } from './failure';
import { toApi } from './messages';
import { permalinkOf } from './permalink';
import type { ChannelRecord, MessageRecord, Pin } from './records';
import type { World } from './world';

/** Throws `already_pinned` or `too_many_pins`. */
export function addPin(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
): void {
  if (channel.pins.some(({ ts }) => ts === message.ts)) throw new SlackFailure('already_pinned');
  if (channel.pins.length >= LIMITS.pins.value) throw new SlackFailure('too_many_pins');
  const pin = { ts: message.ts, by, at: seconds(world) };
  channel.pins = [...channel.pins, pin];
  message.pinned_to = [channel.id];
  message.pinned_info = { channel: channel.id, pinned_by: by, pinned_ts: pin.at };
  announce(world, channel, message, pin, by, 'pin_added');
}

/** Throws `no_pin`. */
export function removePin(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  by: string,
): void {
  const pin = channel.pins.find(({ ts }) => ts === message.ts);
  if (!pin) throw new SlackFailure('no_pin');
  channel.pins = channel.pins.filter((each) => each !== pin);
  delete message.pinned_to;
  delete message.pinned_info;
  announce(world, channel, message, pin, by, 'pin_removed');
}

/** A pinned message as `pins.list` and the events show it. */
export function pinJson(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  pin: Pin,
): Json {
  return {
    type: 'message',
    created: pin.at,
    created_by: pin.by,
    channel: channel.id,
    message: { ...toApi(message), permalink: permalinkOf(world, channel, message) },
  };
}

function announce(
  world: World,
  channel: ChannelRecord,
  message: MessageRecord,
  pin: Pin,
  user: string,
  type: 'pin_added' | 'pin_removed',
): void {
  world.emit(
    {
      type,
      user,
      channel_id: channel.id,
      item: pinJson(world, channel, message, pin),
      item_user: message.user ?? '',
      pin_count: channel.pins.length,
      pinned_info: { channel: channel.id, pinned_by: pin.by, pinned_ts: pin.at },
      ...(type === 'pin_removed' ? { has_pins: channel.pins.length > 0 } : {}),
    },
    channel.id,
  );
  world.changed();
}
