import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebClient } from '@slack/web-api';
import { boltLogger } from '../../../src/adapters/slack/bolt-logger';
import { fileCalls, mayHaveToken } from '../../../src/adapters/slack/chat/files';
import { answered } from '../../../src/adapters/slack/errors';
import { measuredFetch } from '../../../src/adapters/slack/measured-fetch';
import { clientOptions, createWebClient } from '../../../src/adapters/slack/web-client';
import type { ChatError } from '../../../src/ports/chat';
import { noMetrics } from '../../helpers/no-metrics';
import { createRecordingLog } from '../../helpers/recording-log';
import { serve } from '../../helpers/slack-edge';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const logger = boltLogger(createRecordingLog());
const requests: IncomingMessage[] = [];
let answer: Answer;
let server: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  requests.length = 0;
  server = await serve((request, response) => {
    requests.push(request);
    request.resume();
    answer(request, response);
  });
});
afterEach(() => server.close());

function json(body: object, status = 200, headers: Record<string, string> = {}): Answer {
  return (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
}

async function failure(): Promise<ChatError> {
  const client = createWebClient('xoxb-1', server.url, logger, noMetrics);
  const call = answered('chat.postMessage', client.chat.postMessage({ channel: 'C1', text: 'x' }));
  return call.then(
    () => Promise.reject(new Error('it was answered')),
    (error: ChatError) => error,
  );
}

test.each([
  ['channel_not_found', false],
  ['is_archived', false],
  ['internal_error', true],
  ['fatal_error', true],
  ['service_unavailable', true],
  ['request_timeout', true],
  ['ratelimited', true],
])('%s: worth trying again %s', async (code, isTransient) => {
  answer = json({ ok: false, error: code });

  expect(await failure()).toMatchObject({
    name: 'ChatError',
    code,
    method: 'chat.postMessage',
    isTransient,
  });
});

test.each([
  [500, true],
  [503, true],
  [404, false],
])('status %i: worth trying again %s', async (status, isTransient) => {
  answer = json({}, status);

  expect(await failure()).toMatchObject({ code: `http_${status}`, isTransient });
});

test('a rate limit says how long to wait', async () => {
  answer = json({}, 429, { 'retry-after': '30' });

  expect(await failure()).toMatchObject({
    code: 'ratelimited',
    isTransient: true,
    retryAfterMs: 30_000,
  });
});

test('a rate limit that does not say how long is one too', async () => {
  answer = json({}, 429);

  expect(await failure()).toMatchObject({ code: 'ratelimited', isTransient: true });
});

test('a page in place of an answer is a passing failure', async () => {
  answer = (_, response) => void response.end('<html>Bad gateway</html>');

  expect(await failure()).toMatchObject({ code: 'bad_answer', isTransient: true });
});

test('a connection that breaks is a passing failure', async () => {
  answer = (request) => void request.socket.destroy();

  expect(await failure()).toMatchObject({ code: 'unreachable', isTransient: true });
});

test('an answer that breaks off is a passing failure', async () => {
  answer = (request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"ok":', () => request.socket.destroy());
  };

  expect(await failure()).toMatchObject({ code: 'unreachable', isTransient: true });
});

test('that the bot is where it was to go is no news for whoever reads the log', async () => {
  const log = createRecordingLog();
  const client = createWebClient('xoxb-1', server.url, boltLogger(log), noMetrics);
  const warned = (code: string) =>
    json({ ok: true, warning: code, response_metadata: { warnings: [code] } });

  answer = warned('already_in_channel');
  await client.conversations.join({ channel: 'C1' });
  answer = warned('something_else');
  await client.conversations.join({ channel: 'C1' });

  const warnings = log.lines.filter(({ level }) => level === 'warn');
  expect(warnings.map(({ details }) => details.said)).toEqual([
    expect.stringContaining('something_else'),
  ]);
});

describe('Slack that is there and says nothing', () => {
  const silences: readonly (readonly [string, Answer])[] = [
    ['at all', () => undefined],
    ['more after it began', (_, response) => void response.writeHead(200).write('{"ok":')],
    ['more than that it has trouble', (_, response) => void response.writeHead(503).write('<')],
  ];

  test.each(silences)('%s is told from Slack out of reach', async (_name, silence) => {
    answer = silence;
    const outcomes: string[] = [];
    const metrics = {
      ...noMetrics,
      called: (_: string, outcome: string) => outcomes.push(outcome),
    };
    const impatient = measuredFetch(server.url, metrics);
    const client = new WebClient('xoxb-1', {
      ...clientOptions(server.url, logger, noMetrics),
      fetch: (url, init) => impatient(url, { ...init, signal: AbortSignal.timeout(100) }),
    });
    const call = answered(
      'chat.postMessage',
      client.chat.postMessage({ channel: 'C1', text: 'x' }),
    );

    await expect(call).rejects.toMatchObject({
      name: 'ChatError',
      message: 'chat.postMessage: timeout',
      isTransient: true,
    });
    expect(outcomes).toEqual(['timeout']);
  });
});

test('a failed call is not tried again here', async () => {
  answer = json({}, 503);

  await failure();

  expect(requests).toHaveLength(1);
});

test('a bug stays what it is', async () => {
  const bug = new TypeError('x');

  await expect(answered('chat.postMessage', Promise.reject(bug))).rejects.toBe(bug);
});

describe('the token', () => {
  const api = 'https://slack.example/api/';

  test.each([
    ['https://files.slack.com/files-pri/T1-F1/a.png', true],
    ['https://acme.slack.com/files/a.png', true],
    ['https://slack.example/files/a.png', true],
    ['http://files.slack.com/a.png', false],
    ['https://files.slack.com.evil.example/a.png', false],
    ['https://evilslack.com/a.png', false],
    ['https://files.slack.com@evil.example/a.png', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
  ])('may go to %s: %s', (url, may) => {
    expect(mayHaveToken(url, api)).toBe(may);
  });

  function files() {
    const client = createWebClient('xoxb-1', server.url, logger, noMetrics);
    const identity = { workspaceId: 'T1', botUserId: 'U1', botId: 'B1' };
    const nameOf = async () => undefined;
    return fileCalls({ client, identity, token: 'xoxb-1', apiUrl: server.url, nameOf });
  }

  test('does not follow a redirect', async () => {
    answer = (request, response) =>
      void response.writeHead(302, { location: `http://${request.headers.host}/elsewhere` }).end();

    await expect(files().download(`${server.url}a.png`, 10)).rejects.toMatchObject({
      name: 'ChatError',
    });
    expect(requests.map(({ url }) => url)).toEqual(['/a.png']);
  });

  test('is not enough where Slack answers with its sign-in page', async () => {
    answer = (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');

    await expect(files().download(`${server.url}a.png`, 10)).rejects.toMatchObject({
      code: 'not_allowed',
      isTransient: false,
    });
  });

  test('is not logged, whatever Slack’s libraries say', () => {
    const log = createRecordingLog();

    boltLogger(log).error('token xoxb-12-ab and xapp-1-A-b failed', { secret: 'x' });
    boltLogger(log).debug('a payload');

    expect(log.lines).toEqual([
      expect.objectContaining({
        details: { said: 'token [token] and [token] failed [object Object]' },
      }),
    ]);
  });
});
