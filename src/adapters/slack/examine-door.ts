import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Diagnosis } from '../../ports/diagnosis';
import { askSlack } from './ask-slack';
import { features } from './methods';

/** How Slack is to reach the bot. */
export type ExaminedDoor =
  | { readonly kind: 'socket'; readonly appToken: string }
  /** `url`: where requests are taken, as somebody outside reaches it. */
  | { readonly kind: 'http'; readonly signingSecret: string; readonly url: string };

const answerMs = 10_000;

/** Opens a socket, or sends the request by which Slack verifies an address; nothing is left of either. */
export function examineDoor(apiUrl: string, door: ExaminedDoor): Promise<Diagnosis> {
  return door.kind === 'socket' ? examineSocket(apiUrl, door.appToken) : examineRequests(door);
}

async function examineSocket(apiUrl: string, appToken: string): Promise<Diagnosis> {
  const about = 'socket';
  const problem = (says: string, mend: string): Diagnosis => ({
    about,
    state: 'problem',
    says,
    breaks: [features.socket],
    mend,
  });
  const opened = await askSlack(apiUrl, appToken, 'apps.connections.open').catch(() => undefined);
  if (opened === undefined) {
    return problem('Slack does not answer when a socket is asked for.', 'Try again in a minute.');
  }
  const { ok, error, url } = opened.body;
  if (!ok) {
    return problem(
      `Slack gives no socket to SLACK_APP_TOKEN (${error}).`,
      'Make a token under “Basic Information”, “App-Level Tokens”, with the scope connections:write, and turn Socket Mode on.',
    );
  }
  const failure = await openOnce(String(url));
  return failure === undefined
    ? { about, state: 'well', says: 'A socket opens.' }
    : problem(
        `The socket does not open: ${failure}.`,
        'Let this machine call out by WebSocket (wss, port 443).',
      );
}

/** What kept it from opening; undefined where it did. */
async function openOnce(url: string): Promise<string | undefined> {
  const socket = new WebSocket(url, { handshakeTimeout: answerMs });
  try {
    await once(socket, 'open');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    socket.on('error', () => undefined);
    socket.close();
  }
}

async function examineRequests({ url, signingSecret }: Extract<ExaminedDoor, { kind: 'http' }>) {
  const challenge = 'hindsight-doctor';
  const body = JSON.stringify({ type: 'url_verification', challenge });
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature.digest('hex')}`,
    },
    body,
    signal: AbortSignal.timeout(answerMs),
  }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    (error: Error & { cause?: Error }) => ({
      status: 0,
      text: error.cause?.message || error.message,
    }),
  );
  return requestDiagnosis(url, answer, challenge);
}

function requestDiagnosis(
  url: string,
  { status, text }: { readonly status: number; readonly text: string },
  challenge: string,
): Diagnosis {
  const about = 'requests';
  const breaks = ['Nothing that people do in Slack reaches the bot.'];
  if (status === 200 && text.includes(challenge)) {
    return { about, state: 'well', says: `The bot answers at ${url}.` };
  }
  if (status === 0) {
    return {
      about,
      state: 'problem',
      says: `Nothing answers at ${url}: ${text}.`,
      breaks,
      mend: 'Start the bot; from outside, name its address with --url.',
    };
  }
  const isSecret = status === 401;
  return {
    about,
    state: 'problem',
    says: isSecret
      ? `The bot at ${url} refuses what is signed with SLACK_SIGNING_SECRET.`
      : `What answers at ${url} is not the bot (HTTP ${status}).`,
    breaks,
    mend: isSecret
      ? 'Start the bot with the Signing Secret from “Basic Information”.'
      : 'Have /slack/events at that address led to the bot, on PORT.',
  };
}
