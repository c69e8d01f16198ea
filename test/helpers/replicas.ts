import { resolve } from 'node:path';
import { Client } from 'pg';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { type Balancer, startBalancer } from './balancer';
import { type BotProcess, runBot } from './bot-process';
import { patientAckMs } from './patient';
import { type PostgresServer, startPostgres } from './postgres';

const MANIFEST = resolve(__dirname, '../../manifest.yml');

/** How Slack's requests reach them: through a balancer in front of all, or through a socket of each. */
export type Door = 'http' | 'socket';

/** The bot as several programs that share one PostgreSQL, behind one address. */
export interface Replicas {
  readonly workspace: LocalWorkspace;
  /** Ends the one that takes the next request, or any of those with sockets, as a power cut would. */
  killNext(): Promise<void>;
  /** Starts one more. */
  startOne(): Promise<void>;
  rows<Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]>;
  /** Waits until a statement that counts gives so many. Throws after `timeoutMs`. */
  counts(sql: string, expected: number, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

interface Running {
  readonly address: string;
  readonly process: BotProcess;
}

/** Starts the server, the workspace, and so many programs. */
export async function startReplicas(howMany: number, door: Door): Promise<Replicas> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const workspace = await startLocalWorkspace({
    manifest: MANIFEST,
    withoutPage: true,
    ackTimeoutMs: patientAckMs,
  });
  const balancer = await startBalancer();
  if (door === 'http') workspace.deliverTo(`${balancer.url}/slack/events`);
  const running: Running[] = [];
  const start = async () => {
    running.push(await startOne(workspace, url, door));
    balancer.set(running.map(({ address }) => address));
  };
  await Promise.all(Array.from({ length: howMany }, start));
  const database = new Client({ connectionString: url });
  await database.connect();
  const rows: Replicas['rows'] = async (sql, ...values) => (await database.query(sql, values)).rows;

  return {
    workspace,
    startOne: start,
    async killNext() {
      const next = door === 'http' ? balancer.next() : running[0]?.address;
      const at = running.findIndex(({ address }) => address === next);
      const [killed] = running.splice(at, 1);
      await killed?.process.kill();
      balancer.set(running.map(({ address }) => address));
    },
    rows,
    async counts(sql, expected, timeoutMs = 20_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const [row] = await rows<{ count: string }>(sql);
        if (Number(row?.count) === expected) return;
        if (Date.now() > deadline) throw new Error(`${sql}: ${row?.count}, not ${expected}`);
        await new Promise((wait) => setTimeout(wait, 20));
      }
    },
    close: () => closeAll(running, database, workspace, balancer, server),
  };
}

async function startOne(
  workspace: LocalWorkspace,
  databaseUrl: string,
  door: Door,
): Promise<Running> {
  const process = runBot({
    SLACK_BOT_TOKEN: workspace.botToken,
    ...(door === 'http'
      ? { SLACK_SIGNING_SECRET: workspace.signingSecret }
      : { SLACK_APP_TOKEN: workspace.appToken }),
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: databaseUrl,
    HOST: '127.0.0.1',
    PORT: '0',
  });
  const greeting = await process.greeting;
  const [address] = /http:\/\/[\d.:]+|Socket Mode/.exec(greeting) ?? [];
  if (address === undefined) throw new Error(greeting);
  return { address, process };
}

async function closeAll(
  running: readonly Running[],
  database: Client,
  workspace: LocalWorkspace,
  balancer: Balancer,
  server: PostgresServer,
): Promise<void> {
  await Promise.all(running.map(({ process }) => process.stop()));
  await database.end();
  await balancer.close();
  await workspace.close();
  await server.stop();
}
