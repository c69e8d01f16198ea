import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { App, HTTPReceiver, type LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { LocalWorkspace, WorkspaceOptions } from '../../../src/local-slack/types';
import { startLocalWorkspace } from '../../../src/local-slack/workspace';

export const MANIFEST = join(__dirname, '..', 'fixtures', 'manifest.yml');

/** Bolt logs as errors what these tests do to it on purpose; none is of interest here. */
const QUIET = 'silent' as LogLevel;

export type Transport = 'socket' | 'http';

export interface Installed {
  readonly workspace: LocalWorkspace;
  readonly app: App;
  /** Connects the app; call it once its listeners are in place. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A workspace with a Bolt app in it that does nothing yet. */
export async function install(
  transport: Transport,
  options: Partial<WorkspaceOptions> = {},
): Promise<Installed> {
  const workspace = await startLocalWorkspace({
    manifest: MANIFEST,
    withoutPage: true,
    ...options,
  });
  return transport === 'socket' ? bySocket(workspace) : await byRequests(workspace);
}

function bySocket(workspace: LocalWorkspace): Installed {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    // Bolt waits this long before it connects again.
    clientPingTimeout: 600,
    logLevel: QUIET,
    installerOptions: { port: 0, clientOptions: { slackApiUrl: workspace.apiUrl } },
  });
  const app = new App({ ...shared(workspace), receiver });
  return {
    workspace,
    app,
    async start() {
      await app.init();
      await app.start();
      await workspace.waitFor('the app to connect', () => workspace.isAppConnected());
    },
    async stop() {
      await app.stop();
      await workspace.close();
    },
  };
}

async function byRequests(workspace: LocalWorkspace): Promise<Installed> {
  const port = await freePort();
  const receiver = new HTTPReceiver({
    signingSecret: workspace.signingSecret,
    logLevel: QUIET,
  });
  const app = new App({ ...shared(workspace), receiver });
  return {
    workspace,
    app,
    async start() {
      await app.init();
      await app.start(port);
      const url = `http://127.0.0.1:${port}/slack/events`;
      await workspace.verify(url);
      workspace.deliverTo(url);
    },
    async stop() {
      await workspace.close();
      await app.stop();
    },
  };
}

function shared(workspace: LocalWorkspace) {
  return {
    token: workspace.botToken,
    deferInitialization: true,
    logLevel: QUIET,
    clientOptions: {
      slackApiUrl: workspace.apiUrl,
      retryConfig: { retries: 2, factor: 1, minTimeout: 10 },
    },
  } as const;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
