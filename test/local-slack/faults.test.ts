import { once } from 'node:events';
import { connect } from 'node:net';
import type { App } from '@slack/bolt';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { callApi } from './helpers/call-api';
import { type Installed, install } from './helpers/tester-app';

let installed: Installed;
let workspace: LocalWorkspace;
let app: App;
let channel: string;
let heard: string[];

beforeAll(async () => {
  installed = await install('socket', { eventRetryWaitsMs: [5, 200, 400, 800, 1600, 3200] });
  ({ workspace, app } = installed);
  app.command('/echo', async ({ ack, command }) => ack(command.text));
  app.message(async ({ message }) => {
    if ('text' in message) heard.push(message.text ?? '');
  });
  app.event('tokens_revoked', async ({ event }) => {
    heard.push(...(event.tokens.bot ?? []));
  });
  await installed.start();
  channel = workspace.channel('incidents')?.id ?? '';
  await app.client.conversations.join({ channel });
});

beforeEach(() => {
  heard = [];
});

afterEach(() => workspace.clearFaults());

afterAll(() => installed.stop());

function post(text: string): Promise<unknown> {
  return app.client.chat.postMessage({ channel, text });
}

function said(text: string): number {
  return workspace.messages('incidents').filter((message) => message.text === text).length;
}

/** The only fault there is. */
function theFault() {
  return workspace.faults()[0];
}

async function reachable(): Promise<boolean> {
  return await fetch(`${workspace.apiUrl}api.test`).then(
    () => true,
    () => false,
  );
}

describe('what the app calls', () => {
  it('is told to wait, and comes again after Retry-After', async () => {
    workspace.fault({ kind: 'ratelimited', retryAfterSeconds: 1, times: 1 });

    const startedAt = performance.now();
    await post('after a wait');

    expect(performance.now() - startedAt).toBeGreaterThan(990);
    expect([said('after a wait'), theFault()?.struck]).toEqual([1, 1]);
  });

  it('fails with a status of the 5xx kind and is tried again', async () => {
    workspace.fault({ kind: 'status', status: 502, method: 'chat.postMessage', times: 1 });

    await post('after a 502');

    expect(said('after a 502')).toBe(1);
  });

  it('is answered late', async () => {
    workspace.fault({ kind: 'slow', delayMs: 80, times: 1 });

    const startedAt = performance.now();
    await post('late');

    expect(performance.now() - startedAt).toBeGreaterThan(79);
  });

  it('is accepted and never answered', async () => {
    workspace.fault({ kind: 'silent', method: 'chat.postMessage' });
    const gaveUp = new AbortController();

    const call = fetch(`${workspace.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.botToken}` },
      body: new URLSearchParams({ channel, text: 'into the void' }),
      signal: gaveUp.signal,
    });
    await workspace.waitFor('the call to arrive', () => theFault()?.struck);
    gaveUp.abort();

    await expect(call).rejects.toThrow('abort');
    expect(said('into the void')).toBe(0);
    expect(workspace.calls('chat.postMessage').at(-1)).toMatchObject({
      status: 0,
      fault: 'silent',
    });
  });

  it('is hung up on before any work, and tried again', async () => {
    workspace.fault({ kind: 'refuse', method: 'chat.postMessage', times: 1 });

    await post('second try');

    expect([said('second try'), theFault()?.struck]).toEqual([1, 1]);
  });

  it('is carried out though its answer is lost, so that trying again does it twice', async () => {
    workspace.fault({ kind: 'lost-answer', method: 'chat.postMessage', times: 1 });

    await post('said twice');

    expect(said('said twice')).toBe(2);
  });

  it('is about a message that somebody has just deleted', async () => {
    const { ts } = (await post('soon gone')) as { ts: string };
    workspace.fault({ kind: 'message-deleted', method: 'chat.update', times: 1 });

    const update = app.client.chat.update({ channel, ts, text: 'changed' });

    await expect(update).rejects.toMatchObject({ data: { error: 'message_not_found' } });
    expect([said('soon gone'), said('changed')]).toEqual([0, 0]);
  });

  it('is refused while the token is revoked, which the app is told', async () => {
    const id = workspace.fault({ kind: 'token-revoked' });

    await expect(post('no longer')).rejects.toMatchObject({ data: { error: 'token_revoked' } });
    await workspace.waitFor('the event', () => heard.length === 1);
    workspace.removeFault(id);
    await post('again');

    expect(heard).toEqual([workspace.botUserId]);
    expect([said('no longer'), said('again')]).toEqual([0, 1]);
  });

  it('is refused with any code of Slack', async () => {
    workspace.fault({ kind: 'error', error: 'fatal_error', method: 'chat.postMessage' });

    await expect(post('x')).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  });

  it('may also be an answer to a response_url, or an upload', async () => {
    workspace.fault({ kind: 'status', status: 500, method: 'response_url', times: 1 });
    workspace.fault({ kind: 'status', status: 500, method: 'upload', times: 1 });
    const { upload_url: address } = await callApi(workspace, 'files.getUploadURLExternal', {
      filename: 'a.txt',
      length: 1,
    });

    const answered = await fetch(`${workspace.url}commands/T1/none`, { method: 'POST' });
    const uploaded = await fetch(String(address), { method: 'POST', body: 'a' });

    expect([answered.status, uploaded.status]).toEqual([500, 500]);
  });
});

describe('what the app is told', () => {
  const say = (text: string) => workspace.as('dana').say('incidents', text);

  it('it hears twice, with the same event_id', async () => {
    workspace.fault({ kind: 'repeat-events', event: 'message', times: 1 });

    await say('twice');

    await workspace.waitFor('both', () => heard.length === 2);
    expect(heard).toEqual(['twice', 'twice']);
  });

  it('it hears in the wrong order', async () => {
    workspace.fault({ kind: 'swap-events', event: 'message', times: 1 });

    await say('first');
    await say('second');
    await say('third');

    await workspace.waitFor('all three', () => heard.length === 3);
    expect(heard.indexOf('first')).toBeGreaterThan(heard.indexOf('second'));
  });

  it('it hears late where nothing follows', async () => {
    workspace.fault({ kind: 'swap-events', times: 1 });

    await say('alone');

    await workspace.waitFor('the event', () => heard.length === 1);
    expect(heard).toEqual(['alone']);
  });

  it('does not arrive when the socket breaks, and comes again', async () => {
    workspace.fault({ kind: 'lost-delivery', times: 1 });

    await say('in the end');

    await workspace.waitFor('the event', () => heard.length === 1, 15_000);
    expect(heard).toEqual(['in the end']);
  });

  it('does not arrive: a command fails, and is not sent again', async () => {
    workspace.fault({ kind: 'lost-delivery', times: 1 });

    const outcome = await workspace.as('dana').command('incidents', '/echo hi');
    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);

    expect(outcome).toEqual({ ok: false, error: 'operation_timeout' });
  });
});

describe('the connection', () => {
  it.each(['drop', 'refresh'] as const)('is lost by a %s, and comes back', async (how) => {
    workspace.fault({ kind: 'disconnect', how });
    await workspace.waitFor('the app to go', () => !workspace.isAppConnected());
    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);

    expect(theFault()).toMatchObject({ struck: 1, isOver: true });
    expect(await workspace.as('dana').command('incidents', '/echo hi')).toEqual({ ok: true });
  });

  it('is refused while the workspace is unreachable', async () => {
    workspace.fault({ kind: 'unplugged', forMs: 600_000 });
    await workspace.waitFor('the app to go', () => !workspace.isAppConnected());
    const { hostname, port } = new URL(workspace.url);

    const [refusal] = await once(connect(Number(port), hostname), 'error');
    expect(refusal).toMatchObject({ code: 'ECONNREFUSED' });

    workspace.clearFaults();
    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);
    expect(await reachable()).toBe(true);
  });

  it('may be lost again before it is back', async () => {
    workspace.fault({ kind: 'unplugged', forMs: 600_000 });
    await workspace.waitFor('the app to go', () => !workspace.isAppConnected());
    workspace.clearFaults();
    workspace.fault({ kind: 'unplugged', forMs: 50 });

    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);
    expect(await reachable()).toBe(true);
  });

  it('comes back by itself after the time it was to be away', async () => {
    workspace.fault({ kind: 'unplugged', forMs: 50 });
    workspace.fault({ kind: 'unplugged', forMs: 50 });

    await workspace.waitFor('both to end', () => workspace.faults().every(({ isOver }) => isOver));
    await workspace.waitFor('the app to come back', () => workspace.isAppConnected(), 15_000);

    expect(await reachable()).toBe(true);
  });
});
