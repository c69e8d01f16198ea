import type { Fault } from '../faults/fault';
import { exchangeOfDelivery, startTiming } from '../traffic/exchanges';
import type { Traffic } from '../traffic/traffic';
import type { Json } from '../types';
import { channelType, isShared } from '../world/channels';
import { slackId } from '../world/ids';
import { installIn, isOrgWide } from '../world/tokens';
import type { World } from '../world/world';
import { createEventOrder } from './event-order';
import type { Ack, Delivery, Link } from './link';

/** How Slack tries an event again: at once, after a minute, after five. */
export const EVENT_RETRY_WAITS_MS: readonly number[] = [1000, 60_000, 300_000];

export interface Courier {
  /** Tells the app that somebody used a command or pressed something, and waits for its answer. */
  ask(kind: 'slash_commands' | 'interactive', payload: Json): Promise<Ack>;
  stop(): void;
}

interface CourierOptions {
  readonly link: () => Link;
  readonly retryWaitsMs: readonly number[];
  readonly traffic: Traffic;
  readonly takeFault: (applies: (fault: Fault) => boolean) => Fault | undefined;
}

/** Brings the app what it has subscribed to. Takes over the world's event sink. */
export function createCourier(world: World, options: CourierOptions): Courier {
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  async function deliver(delivery: Delivery): Promise<Ack> {
    const timed = startTiming(world.now());
    const fault = options.takeFault(({ kind }) => kind === 'lost-delivery');
    const ack = await options.link().send(delivery, fault !== undefined);
    options.traffic.add(exchangeOfDelivery(delivery, ack, fault?.kind, timed()));
    world.changed();
    return ack;
  }

  async function deliverEvent(payload: Json, attempt: number, retryReason: string): Promise<void> {
    const ack = await deliver({ kind: 'events_api', payload, attempt, retryReason });
    const waitMs = options.retryWaitsMs[attempt];
    if (ack.ok || waitMs === undefined || isStopped) return;
    const reason = ack.error === 'operation_timeout' ? 'http_timeout' : 'http_error';
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliverEvent(payload, attempt + 1, reason);
    }, waitMs);
    timers.add(timer);
  }

  const order = createEventOrder((payload: Json) => deliverEvent(payload, 0, ''));

  function isStruck(kind: 'repeat-events' | 'swap-events', event: Json): boolean {
    const fault = options.takeFault(
      (each) => each.kind === kind && (each.event ?? event.type) === event.type,
    );
    return fault !== undefined;
  }

  world.emit = (event, channelId) => {
    if (!isSubscribed(world, event, channelId)) return;
    const payload = eventPayload(world, event, channelId);
    const isRepeated = isStruck('repeat-events', event);
    const isHeldBack = isStruck('swap-events', event);
    // The client's own action is done before the app hears of it.
    setImmediate(() => {
      order.pass(payload, isHeldBack);
      if (isRepeated) void deliverEvent(payload, 1, 'http_timeout');
    });
  };

  return {
    ask: (kind, payload) => deliver({ kind, payload }),
    stop() {
      isStopped = true;
      order.stop();
      world.emit = () => undefined;
      timers.forEach(clearTimeout);
    },
  };
}

/** Only what the manifest names, and only where the bot is. */
function isSubscribed(world: World, event: Json, channelId: string | undefined): boolean {
  if (!installIn(world)) return false;
  const channel = channelId ? world.channels.get(channelId) : undefined;
  if (channel && !channel.members.has(world.app.botUserId)) return false;
  if (event.type !== 'message') return world.manifest.events.includes(String(event.type));
  if (!channel) return false;
  const suffix = { channel: 'channels', group: 'groups', im: 'im' }[channelType(channel)];
  return world.manifest.events.includes(`message.${suffix}`);
}

function eventPayload(world: World, event: Json, channelId: string | undefined): Json {
  const channel = channelId ? world.channels.get(channelId) : undefined;
  const { id: team } = world.team;
  return {
    token: world.app.verificationToken,
    team_id: team,
    context_team_id: team,
    ...(world.org ? { enterprise_id: world.org.id } : {}),
    context_enterprise_id: world.org?.id ?? null,
    api_app_id: world.app.appId,
    event: {
      ...event,
      event_ts: event.event_ts ?? event.ts ?? world.nextTs(),
      ...(event.type === 'message' && channel ? { channel_type: channelType(channel) } : {}),
    },
    type: 'event_callback',
    event_id: slackId('Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      {
        enterprise_id: world.org?.id ?? null,
        team_id: team,
        user_id: world.app.botUserId,
        is_bot: true,
        is_enterprise_install: isOrgWide(world),
      },
    ],
    is_ext_shared_channel: channel ? isShared(world, channel) : false,
    event_context: `4-${slackId('E')}`,
  };
}
