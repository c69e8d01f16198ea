import { assertCurrent, databaseState } from '../adapters/store/database-state';
import type { OperatedStores } from '../adapters/store/kysely-stores';
import { openStores } from '../adapters/store/open-database';
import { type Config, readConfigWithoutMode } from '../settings/config';
import { environmentOf } from './environment';
import type { Terminal } from './terminal';

/** What is on record, and the settings it is read with. */
export interface OpenRecord {
  readonly config: Omit<Config, 'mode'>;
  readonly stores: OperatedStores;
}

/** Nobody waits for this within three seconds, and the bot may be recording. */
const lockTimeoutMs = 5_000;

/**
 * Works with the database that is set, as long as it is there and of this version: only the bot and `migrate` make one
 * or bring it up to date. Throws StoreUnavailable otherwise.
 */
export async function withRecord<Result extends string | object>(
  terminal: Terminal,
  work: (record: OpenRecord) => Promise<Result>,
): Promise<Result> {
  const config = readConfigWithoutMode(environmentOf(terminal));
  assertCurrent(config.databaseUrl, await databaseState(config.databaseUrl));
  const stores = await openStores(config.databaseUrl, { lockTimeoutMs });
  try {
    return await work({ config, stores });
  } finally {
    await stores.close();
  }
}
