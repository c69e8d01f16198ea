import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { projectFolder } from '../../src/project-folder';

export interface PostgresServer {
  /** Makes a database of its own and returns its URL. */
  createDatabase(): Promise<string>;
  /** Stops it, and starts it again with the second call; what is stored stays. */
  toggle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL in a program of its own, which ends with this one however this one ends. */
export async function startPostgres(): Promise<PostgresServer> {
  const main = join(projectFolder, 'test/helpers/postgres-main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const failed = exited.then(([code]) => {
    throw new Error(`PostgreSQL did not start (exit ${code})`);
  });
  const lines = createInterface(child.stdout);
  const [url] = await Promise.race([once(lines, 'line'), failed]);
  failed.catch(() => undefined);
  const admin = new Client({ connectionString: url });
  // It goes down with the server, where a test stops that.
  admin.on('error', () => undefined);
  await admin.connect();
  let count = 0;
  return {
    async createDatabase() {
      count += 1;
      await admin.query(`create database hindsight_${count}`);
      return url.replace(/postgres$/, `hindsight_${count}`);
    },
    async toggle() {
      const answered = once(lines, 'line');
      child.stdin.write('\n');
      await answered;
    },
    async stop() {
      await admin.end();
      child.stdin.end();
      await exited;
    },
  };
}

/** Deletes every row but those of the migrations; the tables' own refusal to forget is set aside for it. */
export async function emptyDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`set session_replication_role = replica`);
  await client.query(`do $$ declare name text; begin
    for name in select tablename from pg_tables
      where schemaname = 'public' and tablename not like 'schema_migrations%'
    loop execute 'delete from ' || name; end loop; end $$`);
  await client.end();
}
