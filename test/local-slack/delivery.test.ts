import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import type { Json, LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { callApi } from './helpers/call-api';
import { install, MANIFEST } from './helpers/tester-app';

interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('an app reached by requests', () => {
  let workspace: LocalWorkspace;
  let server: Server;
  let received: Received[];
  let answer: (received: Received) => { status?: number; body?: string } | undefined;
  let now: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 10, 20, 12);
    workspace = await startLocalWorkspace({
      manifest: MANIFEST,
      withoutPage: true,
      ackTimeoutMs: 1000,
      eventRetryWaitsMs: [5, 10, 15],
      now: () => now,
    });
    received = [];
    answer = () => ({});
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const each = { headers: request.headers, body: String(Buffer.concat(chunks)) };
      received.push(each);
      const { status = 200, body = '' } = answer(each) ?? {};
      if (answer(each)) {
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    workspace.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await callApi(workspace, 'conversations.join', {
      channel: workspace.channel('incidents')?.id,
    });
    await workspace.waitFor('the join to be told', () => received[1]);
    received.length = 0;
  });

  afterEach(async () => {
    await workspace.close();
    server.closeAllConnections();
    server.close();
  });

  function form(index: number): Json {
    return Object.fromEntries(new URLSearchParams(received[index]?.body));
  }

  it('is sent what Slack would have signed', async () => {
    await workspace.as('dana').command('incidents', '/echo hi');

    const { headers, body } = received[0] as Received;
    const base = `v0:${headers['x-slack-request-timestamp']}:${body}`;
    const hmac = createHmac('sha256', workspace.signingSecret).update(base).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${hmac}`);
    expect(form(0)).toMatchObject({ command: '/echo', text: 'hi', channel_name: 'incidents' });
  });

  it('is told an event again until it takes it', async () => {
    answer = () => ({ status: received.length < 3 ? 500 : 200 });

    await workspace.as('dana').say('incidents', 'hello');

    await workspace.waitFor('the third attempt', () => received[2]);
    expect(received.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
    ]);
    expect(received[2]?.headers['x-slack-retry-reason']).toBe('http_error');
    const ids = received.map(({ body }) => (JSON.parse(body) as Json).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('is told an event twice when asked to misbehave', async () => {
    workspace.fault({ kind: 'repeat-events', times: 1 });

    await workspace.as('dana').say('incidents', 'hello');
    await workspace.as('dana').say('incidents', 'again');

    await workspace.waitFor('three deliveries', () => received[2]);
    const texts = received.map(({ body }) => ((JSON.parse(body) as Json).event as Json).text);
    expect(texts.sort()).toEqual(['again', 'hello', 'hello']);
  });

  it('has not answered in time: the command fails in Slackbot’s words', async () => {
    answer = () => undefined;
    const dana = workspace.as('dana');

    const outcome = await dana.command('incidents', '/echo hi');

    expect(outcome).toEqual({ ok: false, error: 'operation_timeout' });
    expect(dana.messages('incidents').at(-1)?.text).toContain('the app did not respond');
    expect(received).toHaveLength(1);
  });

  it('may use a response_url five times, for half an hour', async () => {
    await workspace.as('dana').command('incidents', '/echo hi');
    const respond = async (body: Json) => {
      const response = await fetch(String(form(0).response_url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      return [response.status, ((await response.json()) as Json).error];
    };

    expect(await respond({ blocks: [{ type: 'nope' }] })).toEqual([400, 'invalid_blocks']);
    for (let uses = 1; uses < 5; uses += 1)
      expect(await respond({ text: 'x' })).toEqual([200, undefined]);
    expect(await respond({ text: 'x' })).toEqual([404, 'used_url']);

    await workspace.as('dana').command('incidents', '/echo hi');
    received.shift();
    now += 31 * 60_000;
    expect(await respond({ text: 'x' })).toEqual([404, 'expired_url']);
  });

  it('may use a trigger once, within three seconds', async () => {
    const view = { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks: [] };
    await workspace.as('dana').command('incidents', '/echo one');
    await workspace.as('dana').command('incidents', '/echo two');
    const open = async (index: number) =>
      (await callApi(workspace, 'views.open', { trigger_id: form(index).trigger_id, view })).error;

    expect(await open(0)).toBeUndefined();
    expect(await open(0)).toBe('exchanged_trigger_id');
    now += 3001;
    expect(await open(1)).toBe('expired_trigger_id');
  });

  it('cannot answer a command with blocks that are wrong', async () => {
    answer = () => ({ body: JSON.stringify({ blocks: [{ type: 'nope' }] }) });

    const outcome = await workspace.as('dana').command('incidents', '/echo hi');

    expect(outcome).toEqual({ ok: false, error: 'invalid_blocks' });
    expect(workspace.failures()).toHaveLength(1);
  });

  it('must answer the challenge of its address', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

    await expect(workspace.verify(url)).rejects.toThrow('url_verification');
    answer = ({ body }) => ({ body });
    await expect(workspace.verify(url)).resolves.toBeUndefined();
  });
});

describe('an app reached by its socket', () => {
  it('is not there: the command fails at once', async () => {
    const workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });

    const outcome = await workspace.as('dana').command('incidents', '/echo hi');
    await workspace.close();

    expect(outcome).toEqual({ ok: false, error: 'dispatch_failed' });
  });

  it.each(['drop', 'refresh'] as const)('comes back after a %s', async (how) => {
    const { workspace, app, start, stop } = await install('socket');
    app.command('/echo', async ({ ack }) => ack('here'));
    await start();

    workspace.disconnectSockets(how);
    await workspace.waitFor('the app to go', () => !workspace.isAppConnected());
    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);
    const outcome = await workspace.as('dana').command('incidents', '/echo hi');
    await stop();

    expect(outcome).toEqual({ ok: true });
  });

  it('needs the ticket it was given', async () => {
    const workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });

    const socket = new WebSocket(`${workspace.url.replace('http', 'ws')}link/?ticket=guess`);
    const [event] = await once(socket, 'error');
    await workspace.close();

    expect(event).toBeDefined();
  });
});

describe('a fault', () => {
  let workspace: LocalWorkspace;

  beforeEach(async () => {
    workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
  });

  afterEach(() => workspace.close());

  it('answers 429 as often as it was asked to', async () => {
    workspace.fault({ kind: 'ratelimited', method: 'auth.test', retryAfterSeconds: 7, times: 1 });
    const ask = () =>
      fetch(`${workspace.apiUrl}auth.test`, {
        headers: { authorization: `Bearer ${workspace.botToken}` },
      });

    const [first, second] = [await ask(), await ask()];

    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
    expect(second.status).toBe(200);
  });

  it('answers an error until it is cleared', async () => {
    workspace.fault({ kind: 'error', error: 'fatal_error' });

    const spoilt = await callApi(workspace, 'auth.test');
    workspace.clearFaults();
    const healed = await callApi(workspace, 'auth.test');

    expect([spoilt.error, healed.ok]).toEqual(['fatal_error', true]);
  });

  it('does the work and loses the answer', async () => {
    const channel = workspace.channel('incidents')?.id;
    await callApi(workspace, 'conversations.join', { channel });
    workspace.fault({ kind: 'lost-answer', method: 'chat.postMessage', times: 1 });

    const lost = callApi(workspace, 'chat.postMessage', { channel, text: 'posted' });

    await expect(lost).rejects.toThrow();
    expect(workspace.messages('incidents').at(-1)?.text).toBe('posted');
  });

  it('refuses the connection before any work', async () => {
    workspace.fault({ kind: 'refuse', times: 1 });

    await expect(callApi(workspace, 'conversations.create', { name: 'x' })).rejects.toThrow();
    expect(workspace.channel('x')).toBeUndefined();
  });

  it('answers with a status of its own', async () => {
    workspace.fault({ kind: 'status', status: 503, times: 1 });

    expect((await fetch(`${workspace.apiUrl}auth.test`, { method: 'POST' })).status).toBe(503);
  });
});
