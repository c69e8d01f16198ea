import { Client } from 'pg';
import { StoreUnavailable } from '../../ports/incident-store';
import { likeLibpq } from './postgres';
import { translateError } from './translate-errors';

const connectTimeoutMs = 5_000;

/** Asks a PostgreSQL server over a connection of its own. Throws StoreUnavailable where it does not answer. */
export async function askServer<Answer>(
  databaseUrl: string,
  ask: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  if (!URL.canParse(databaseUrl)) {
    throw new StoreUnavailable(
      'DATABASE_URL names no database that Hindsight can use.',
      'Set DATABASE_URL to file:data/hindsight.db or to postgres://user:password@host/database.',
    );
  }
  const client = new Client({
    connectionString: likeLibpq(databaseUrl),
    connectionTimeoutMillis: connectTimeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await ask(client);
  } catch (error) {
    throw translateError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
