import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { DatabaseError, Pool } from 'pg';
import { createPinoLogger } from '../../../src/adapters/log/pino-logger';
import { boltLogger } from '../../../src/adapters/slack/bolt-logger';
import { translated } from '../../../src/adapters/slack/errors';

const token = 'xoxb-1234567890-abcdefTOPSECRET';
const words = 'somebody typed hunter2';

/** The lines that a logger writes, at the level that says most. */
function logged(write: (log: ReturnType<typeof createPinoLogger>) => void): string {
  const lines: string[] = [];
  write(createPinoLogger('debug', { write: (line) => void lines.push(line) }));
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  expect(lines.length).toBeGreaterThan(0);
  return lines.join('');
}

async function failure(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
}

describe('errors of the Web API', () => {
  test.each([
    ['a refusal', 200, JSON.stringify({ ok: false, error: 'invalid_blocks', messages: [words] })],
    ['a broken answer', 500, 'oh no'],
    ['an answer that is none', 200, `<html>${token}</html>`],
  ])('%s is logged without the token and without words', async (_what, status, body) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const slackApiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
    const client = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });

    const raw = await failure(() => client.chat.postMessage({ channel: 'C1', text: words }));
    server.close();

    const lines = logged((log) => {
      log.error({ err: raw }, 'raw');
      log.error({ err: translated('chat.postMessage', raw) }, 'ours');
      log.error({ err: new Error('outer', { cause: raw }) }, 'behind another');
    });
    expect(lines).not.toContain('TOPSECRET');
    expect(lines).not.toContain(words);
    expect(lines).toContain('"stack"');
  });

  test('one that reached nobody is logged without the token', async () => {
    const client = new WebClient(token, {
      slackApiUrl: 'http://127.0.0.1:1/api/',
      retryConfig: { retries: 0 },
    });

    const raw = await failure(() => client.auth.test());

    expect(logged((log) => log.error({ err: raw }, 'x'))).not.toContain('TOPSECRET');
  });
});

test('what fetch throws is logged without the address that lets people answer', async () => {
  const address = 'https://hooks.slack.com/commands/T1/99/TOPSECRET';
  const raw = await failure(() =>
    fetch('http://127.0.0.1:1/', { headers: { authorization: `Bearer ${token}` } }),
  );

  const lines = logged((log) => {
    log.warn({ err: raw, url: address, response_url: address }, `POST ${address} failed`);
    log.warn({ err: new Error(`POST ${address} failed`, { cause: raw }) }, 'x');
  });

  expect(lines).not.toContain('TOPSECRET');
});

describe('errors of PostgreSQL', () => {
  test('a server that is not there is logged without the password', async () => {
    const connectionString = 'postgres://bot:TOPSECRET@127.0.0.1:1/hindsight';
    const pool = new Pool({ connectionString });
    const raw = await failure(() => pool.query('select 1'));
    await pool.end();

    const lines = logged((log) => {
      log.error({ err: raw }, 'x');
      log.error(
        { err: new Error(`cannot reach ${connectionString}`), databaseUrl: connectionString },
        'x',
      );
    });
    expect(lines).not.toContain('TOPSECRET');
    expect(lines).toContain('127.0.0.1');
  });

  test('a row that was refused is logged without its words', () => {
    const raw = new DatabaseError('null value in column "kind"', 100, 'error');
    raw.detail = `Failing row contains (T1/1, 2, ${words})`;
    Object.assign(raw, { query: words, parameters: [words] });

    const lines = logged((log) => log.error({ err: raw }, 'x'));

    expect(lines).not.toContain('hunter2');
    expect(lines).toContain('null value in column');
  });
});

test.each([
  'xoxb-1-2-TOPSECRET',
  'xoxe.xoxp-1-TOPSECRET',
  'xapp-1-A1-TOPSECRET',
  'xoxe-1-TOPSECRET',
  'xoxe.xoxb-1-TOPSECRET',
  'refresh_token=TOPSECRET',
  '/slack/oauth_redirect?code=TOPSECRET&state=x',
  '/slack/oauth_redirect?code=x&state=TOPSECRET',
  'Bearer TOPSECRET',
  'password=TOPSECRET',
  'client_secret=TOPSECRET',
  'postgres://u:TOPSECRET@h/d',
  'https://hooks.slack.com/services/T1/B1/TOPSECRET',
])('%s is never logged, wherever it stands', (text) => {
  const lines = logged((log) => {
    log.info({ [text]: 1, list: [text], deep: { deeper: { deepest: text } } }, text);
    boltLogger(log).error(`cannot use ${text}`, new Error(text));
    boltLogger(log).debug('ws payload', text);
  });

  expect(lines).not.toContain('TOPSECRET');
});

test('what Slack’s libraries say at debug is dropped, at every level of ours', () => {
  const lines: string[] = [];
  const log = createPinoLogger('debug', { write: (line) => void lines.push(line) });

  boltLogger(log).debug(`received {"text":"${words}"}`);

  expect(lines).toEqual([]);
});
