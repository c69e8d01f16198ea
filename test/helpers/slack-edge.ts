import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createSlackApp, type SlackApp } from '../../src/adapters/slack/start-slack';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { createFakeDesk, type FakeDesk } from './fake-desk';
import { noMetrics } from './no-metrics';
import { createRecordingLog } from './recording-log';
import { startWatchedWorkspace } from './watched-workspace';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

/** The Slack adapter between a local workspace and a desk that does as it is told. */
export interface SlackEdge {
  readonly slack: LocalWorkspace;
  readonly desk: FakeDesk;
  readonly app: SlackApp;
  readonly log: ReturnType<typeof createRecordingLog>;
  /** Of the bot's HTTP server. */
  readonly address: string | undefined;
  /** Why the adapter gave Slack up. */
  readonly gone: readonly Error[];
  close(): Promise<void>;
}

/** Starts both; in HTTP mode everything the workspace has to say comes as signed requests. */
export async function startSlackEdge(mode: 'socket' | 'http'): Promise<SlackEdge> {
  const slack = await startWatchedWorkspace({ manifest: MANIFEST, withoutPage: true });
  const desk = createFakeDesk();
  const log = createRecordingLog();
  const gone: Error[] = [];
  const app = createSlackApp({
    mode:
      mode === 'socket'
        ? { mode, botToken: slack.botToken, appToken: slack.appToken }
        : {
            mode,
            botToken: slack.botToken,
            signingSecret: slack.signingSecret,
            host: '127.0.0.1',
            port: 0,
            answerPage(request, response) {
              if (request.url !== '/healthz') return false;
              response.end('ok');
              return true;
            },
          },
    apiUrl: slack.apiUrl,
    desk,
    personOf: (workspaceId, userId) => app.chats.of(workspaceId).person(userId),
    log,
    metrics: noMetrics,
    onGone: (reason) => gone.push(reason),
  });
  const { address } = await app.start();
  if (address) slack.deliverTo(`${address}/slack/events`);
  else await slack.waitFor('the bot to connect', () => slack.isAppConnected());
  return {
    slack,
    desk,
    app,
    log,
    address,
    gone,
    async close() {
      await app.stop();
      await slack.close();
    },
  };
}

/** A server that answers as it is told; `close` ends it. */
export async function serve(
  answer: RequestListener,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
