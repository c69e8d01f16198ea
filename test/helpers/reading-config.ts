import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/settings/config';
import { ConfigError } from '../../src/settings/config-error';

/** Everything that is set by a YAML file that says this, and by the environment. */
export function configOf(text: string, environment: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-config-'));
  try {
    const file = join(folder, 'settings.yml');
    writeFileSync(file, text);
    return readConfig({ ...environment, HINDSIGHT_CONFIG: file });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function fromYaml(text: string) {
  return configOf(text).settings;
}

/** The one line that the start ends with. */
export function failure(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong with it');
}
