import { createHmac } from 'node:crypto';
import type { Message } from '../../src/report/message';
import { type SlackEdge, startSlackEdge } from '../helpers/slack-edge';
import { until } from '../helpers/until';

const said: Message = { summary: 'Recorded T1', pieces: [] };

describe('over HTTP', () => {
  let edge: SlackEdge;
  beforeEach(async () => {
    edge = await startSlackEdge('http');
  });
  afterEach(() => edge.close());

  function command(): string {
    return new URLSearchParams({
      command: '/incident',
      text: 'note hi',
      team_id: edge.slack.teamId,
      channel_id: 'C1',
      user_id: 'U1',
      response_url: 'http://127.0.0.1:1/',
      trigger_id: '1',
    }).toString();
  }

  function sendEvent(event: object) {
    const body = JSON.stringify({ type: 'event_callback', team_id: edge.slack.teamId, event });
    return send(body, { contentType: 'application/json' });
  }

  function reaction(type: 'reaction_added' | 'reaction_removed', at: string): object {
    const item = { type: 'message', channel: 'C1', ts: '1.1' };
    const user = edge.slack.as('dana').person.id;
    return { type, user, reaction: 'bulb', item, event_ts: at };
  }

  function send(
    body: string,
    options: { secret?: string; ageSeconds?: number; contentType?: string } = {},
  ) {
    const at = Math.floor(Date.now() / 1000) - (options.ageSeconds ?? 0);
    const secret = options.secret ?? edge.slack.signingSecret;
    const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    return fetch(`${edge.address}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': `v0=${digest}`,
      },
    });
  }

  test('a request signed with the secret is answered', async () => {
    const response = await send(command());

    expect(response.status).toBe(200);
    expect(edge.desk.asked('command')).toHaveLength(1);
  });

  test.each([
    ['signed with another secret', { secret: 'another' }],
    ['signed six minutes ago', { ageSeconds: 360 }],
    ['signed six minutes from now', { ageSeconds: -360 }],
  ])('a request %s is refused', async (_, options) => {
    const response = await send(command(), options);

    expect(response.status).toBe(401);
    expect(edge.desk.calls).toEqual([]);
  });

  test('of too many commands at once, some are turned away with their words, and those let in are answered', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    edge.desk.reply = () => held.then(() => ({ kind: 'message', message: said }));
    const inside = Array.from({ length: 250 }, () => send(command()));
    await until('all of them', () => edge.desk.asked('command').length === 250);

    const refused = await (await send(command())).text();
    letGo();

    expect(refused).toContain('Nothing was recorded');
    expect(refused).toContain('/incident note hi');
    const answers = await Promise.all(inside.map(async (sent) => (await sent).text()));
    expect(answers.every((answer) => answer.includes('Recorded T1'))).toBe(true);
    expect(await (await send(command())).text()).toContain('Recorded T1');
  });

  test('a request without a signature is refused', async () => {
    const response = await fetch(`${edge.address}/slack/events`, { method: 'POST', body: '{}' });

    expect(response.status).toBe(401);
  });

  test('a request larger than any of Slack’s is refused before it is read to its end', async () => {
    const response = await send('x'.repeat(1024 * 1024 + 1));

    expect(response.status).toBe(413);
  });

  test('a signed request that is no JSON is refused', async () => {
    const response = await send('payload={');

    expect(response.status).toBe(400);
  });

  test('pages of our own are served beside it, and nothing else', async () => {
    expect(await (await fetch(`${edge.address}/healthz`)).text()).toBe('ok');
    expect((await fetch(`${edge.address}/slack/events`)).status).toBe(404);
    expect((await fetch(`${edge.address}//`)).status).toBe(400);
  });

  test('Slack’s check of the address is answered', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });

    const response = await send(body, { contentType: 'application/json' });

    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  test('a mark and its taking back reach the desk in order, however long the first one takes', async () => {
    edge.slack.fault({ kind: 'slow', method: 'users.info', delayMs: 100, times: 1 });

    await sendEvent(reaction('reaction_added', '1.1'));
    await sendEvent(reaction('reaction_removed', '1.2'));

    await until('both', () => edge.desk.calls.length === 2);
    expect(edge.desk.calls.map(({ method }) => method)).toEqual(['mark', 'unmark']);
  });

  test('a mark that arrives after its own taking back is left out', async () => {
    await sendEvent(reaction('reaction_removed', '1.2'));
    await sendEvent(reaction('reaction_added', '1.1'));
    await sendEvent({ ...reaction('reaction_added', '1.3'), reaction: 'pushpin' });

    await until('the last', () => edge.desk.asked('mark').some(({ emoji }) => emoji === 'pushpin'));
    expect(edge.desk.calls.map(({ method }) => method)).toEqual(['unmark', 'mark']);
  });

  test('a deleted message that stays for its replies’ sake counts as removed', async () => {
    const tombstone = { type: 'message', subtype: 'tombstone', ts: '1.1', user: 'USLACKBOT' };
    const changed = { type: 'message', subtype: 'message_changed', channel: 'C1' };

    await sendEvent({ ...changed, message: tombstone, event_ts: '2.1' });

    await until('the removal', () => edge.desk.asked('messageRemoved').length > 0);
    expect(edge.desk.asked('messageRemoved')).toEqual([
      { workspaceId: edge.slack.teamId, channelId: 'C1', ts: '1.1' },
    ]);
  });

  test('a preview that Slack adds to a message is no edit', async () => {
    const message = { ts: '1.1', user: 'U1', text: 'see <https://x.example>' };
    const preview = { from_url: 'https://x.example', text: 'A page' };
    const changed = { type: 'message', subtype: 'message_changed', channel: 'C1' };

    await sendEvent({
      ...changed,
      message: { ...message, attachments: [preview] },
      previous_message: message,
      event_ts: '2.1',
    });
    await sendEvent({
      ...changed,
      message: { ...message, text: 'other words' },
      previous_message: message,
      event_ts: '2.2',
    });

    await until('the edit', () => edge.desk.asked('messageEdited').length > 0);
    expect(edge.desk.asked('messageEdited').map(({ text }) => text)).toEqual(['other words']);
  });

  test('an event of Slack’s that comes twice is passed on twice: the desk knows what it has', async () => {
    await sendEvent(reaction('reaction_added', '1.1'));
    await sendEvent(reaction('reaction_added', '1.1'));

    await until('both', () => edge.desk.asked('mark').length === 2);
  });
});

describe('over sockets', () => {
  let edge: SlackEdge;
  beforeEach(async () => {
    edge = await startSlackEdge('socket');
  });
  afterEach(() => edge.close());

  test.each(['drop', 'refresh'] as const)('they open again after a %s', async (how) => {
    edge.desk.reply = async () => ({ kind: 'message', message: said });
    const opened = edge.slack.calls('apps.connections.open').length;

    edge.slack.disconnectSockets(how);
    await until('another socket', () => edge.slack.calls('apps.connections.open').length > opened);
    await until('its opening', () => edge.app.isConnected() && edge.slack.isAppConnected());

    expect(await edge.slack.as('dana').command('incidents', '/incident note')).toEqual({
      ok: true,
    });
  });

  test('they open again after Slack would not answer for a while', async () => {
    edge.slack.fault({ kind: 'status', method: 'apps.connections.open', status: 503, times: 3 });

    edge.slack.disconnectSockets('drop');

    await until('a failed try', () =>
      edge.log.lines.some(({ message }) => message === 'could not connect to Slack'),
    );
    await until('new sockets', () => edge.app.isConnected());
    expect(edge.gone).toEqual([]);
  });

  test('a token that is no longer good is told once to whoever runs the bot', async () => {
    edge.slack.fault({ kind: 'error', method: 'apps.connections.open', error: 'invalid_auth' });

    edge.slack.disconnectSockets('drop');

    await until('the news', () => edge.gone.length > 0);
    expect(edge.gone).toEqual([expect.objectContaining({ code: 'invalid_auth' })]);
  });

  test('nothing of a payload is logged', async () => {
    await edge.slack.as('dana').command('incidents', '/incident note a secret');

    const logged = JSON.stringify(edge.log.lines);
    expect(logged).not.toContain('secret');
    expect(logged).not.toContain('xapp-');
    expect(logged).not.toContain('response_url');
  });
});
