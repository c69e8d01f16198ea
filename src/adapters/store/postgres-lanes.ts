import type { Pool, PoolClient } from 'pg';
import type { InLane } from '../../ports/lanes';
import { createProcessLanes } from './process-lanes';
import { translateError } from './translate-errors';

/** Milliseconds to wait for another process's turn to end: longer than it may wait for Slack. */
const longestTurnMs = 30_000;

/**
 * Lanes across every process on one server, by its advisory locks: the server gives a lock back when its connection
 * ends. Whoever has a turn keeps one connection of `pool` meanwhile, so the pool must be one of its own: those who wait
 * would otherwise keep from the one who is on turn the connections it needs to end.
 */
export function createPostgresLanes(pool: Pool): InLane {
  const inProcess = createProcessLanes();
  return (thing, work) =>
    inProcess(thing, async () => {
      const client = await begin(pool, thing);
      try {
        return await work();
      } finally {
        await end(client);
      }
    });
}

async function begin(pool: Pool, thing: string): Promise<PoolClient> {
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    await client.query('begin');
    await client.query(`set local lock_timeout = ${longestTurnMs}`);
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [thing]);
    return client;
  } catch (error) {
    client?.release(true);
    throw translateError(error);
  }
}

/** A connection that was lost has ended the turn already; the work is done all the same. */
async function end(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
    client.release();
  } catch {
    client.release(true);
  }
}
