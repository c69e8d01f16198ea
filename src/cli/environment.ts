import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigError } from '../settings/config-error';
import type { Terminal } from './terminal';

/** The file beside which everything is run, with settings one need not type. */
export const ENV_FILE = '.env';

/**
 * The environment, with what `.env` in the working folder adds: what is set in the environment itself wins.
 * Throws ConfigError for a file that cannot be read.
 */
export function environmentOf({
  folder,
  environment,
}: Pick<Terminal, 'folder' | 'environment'>): Readonly<Record<string, string | undefined>> {
  return { ...fromFile(join(folder, ENV_FILE)), ...environment };
}

function fromFile(file: string): Readonly<Record<string, string | undefined>> {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new ConfigError(`${ENV_FILE} cannot be read: ${message}`);
  }
}
