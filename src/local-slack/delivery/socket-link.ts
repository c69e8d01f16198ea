import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../limits';
import type { Json } from '../types';
import type { World } from '../world/world';
import type { Ack, Delivery, Link } from './link';

/** How long an app may take to say goodbye. */
const GOODBYE_MS = 500;

export interface SocketLink extends Link {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  disconnect(how: 'drop' | 'refresh'): void;
  close(): Promise<void>;
}

const LATE: Ack = { ok: false, error: 'operation_timeout' };

interface Waiting {
  readonly socket: WebSocket;
  readonly settle: (ack: Ack) => void;
}

/** Socket Mode: each payload goes to one connection, which must answer with its envelope's id in time. */
export function createSocketLink(world: World, ackTimeoutMs: number): SocketLink {
  const server = new WebSocketServer({ noServer: true });
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();

  function accept(socket: WebSocket): void {
    sockets.push(socket);
    socket.on('message', (data) => receive(String(data)));
    socket.on('close', () => drop(socket));
    socket.on('error', () => socket.terminate());
    tell(socket, hello(world, sockets.length));
    world.changed();
  }

  function drop(socket: WebSocket): void {
    sockets.splice(sockets.indexOf(socket), 1);
    for (const each of waiting.values()) {
      if (each.socket === socket) each.settle(LATE);
    }
    world.changed();
  }

  function receive(data: string): void {
    const answer = readJson(data);
    const waiter = waiting.get(String(answer?.envelope_id ?? ''));
    if (waiter) waiter.settle({ ok: true, body: answer?.payload });
    else world.failures.push(`socket: an answer to no envelope: ${data.slice(0, 200)}`);
  }

  function send(delivery: Delivery, isLost = false): Promise<Ack> {
    const socket = anyOpen(sockets);
    if (!socket) return Promise.resolve({ ok: false, error: 'dispatch_failed' });
    const envelope = envelopeOf(delivery);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(LATE), ackTimeoutMs);
      function settle(ack: Ack): void {
        clearTimeout(timer);
        waiting.delete(envelope.envelope_id);
        resolve(ack);
      }
      waiting.set(envelope.envelope_id, { socket, settle });
      if (isLost) socket.terminate();
      else tell(socket, envelope);
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', world.url).searchParams.get('ticket') ?? '';
    if (!world.socketTickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (connection) => {
      if (sockets.length < LIMITS.sockets.value) accept(connection);
      else refuse(connection);
    });
  }

  return {
    isConnected: () => anyOpen(sockets) !== undefined,
    send,
    upgrade,
    disconnect: (how) => [...sockets].forEach(how === 'drop' ? terminate : askToReconnect),
    async close() {
      await Promise.all(sockets.map(closeGently));
      server.close();
    },
  };
}

function anyOpen(sockets: readonly WebSocket[]): WebSocket | undefined {
  const open = sockets.filter((socket) => socket.readyState === WebSocket.OPEN);
  return open[Math.floor(Math.random() * open.length)];
}

function tell(socket: WebSocket, message: Json): void {
  socket.send(JSON.stringify(message));
}

function hello(world: World, connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: {
      host: 'local',
      started: new Date(world.now()).toISOString(),
      build_number: 1,
      approximate_connection_time: 18_060,
    },
    connection_info: { app_id: world.app.appId },
  };
}

function envelopeOf({ kind, payload, attempt, retryReason }: Delivery): Json & {
  envelope_id: string;
} {
  return {
    envelope_id: randomUUID(),
    payload,
    type: kind,
    accepts_response_payload: kind !== 'events_api',
    ...(kind === 'events_api'
      ? { retry_attempt: attempt ?? 0, retry_reason: retryReason ?? '' }
      : {}),
  };
}

function readJson(data: string): Json | undefined {
  try {
    return JSON.parse(data) as Json;
  } catch {
    return undefined;
  }
}

async function closeGently(socket: WebSocket): Promise<void> {
  const timer = setTimeout(() => socket.terminate(), GOODBYE_MS);
  socket.close(1001);
  if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
  clearTimeout(timer);
}

function terminate(socket: WebSocket): void {
  socket.terminate();
}

function askToReconnect(socket: WebSocket): void {
  tell(socket, {
    type: 'disconnect',
    reason: 'refresh_requested',
    debug_info: { host: 'local' },
  });
  socket.close();
}

function refuse(socket: WebSocket): void {
  tell(socket, { type: 'disconnect', reason: 'too_many_websockets' });
  socket.close();
}
