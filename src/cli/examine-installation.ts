import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { assertWritable } from '../adapters/store/assert-writable';
import { assertCurrent, databaseState } from '../adapters/store/database-state';
import { sqlitePathOf } from '../adapters/store/database-url';
import { readTemplates } from '../boot/read-templates';
import type { Diagnosis } from '../ports/diagnosis';
import { StoreUnavailable } from '../ports/incident-store';
import { createRenderer } from '../report/renderer';
import { TemplateError } from '../report/template-error';
import { type Config, readConfig } from '../settings/config';
import { ConfigError } from '../settings/config-error';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings, if they can be used, with what was found of them. */
export function examineSettings(environment: Environment): {
  readonly config: Config | undefined;
  readonly diagnosis: Diagnosis;
} {
  const about = 'settings';
  try {
    const config = readConfig(environment);
    return { config, diagnosis: { about, state: 'well', says: 'Every setting can be used.' } };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const diagnosis: Diagnosis = {
      about,
      state: 'problem',
      says: error.message,
      breaks: ['The bot does not start.'],
      mend: 'Correct it in the environment, in .env or in the file of HINDSIGHT_CONFIG; docs/config.md has them all.',
    };
    return { config: undefined, diagnosis };
  }
}

export function examineTemplates({ templatesDir }: Pick<Config, 'templatesDir'>): Diagnosis {
  const about = 'templates';
  try {
    createRenderer(readTemplates(templatesDir));
    const whose =
      templatesDir === undefined ? 'The built-in templates' : `Those in ${templatesDir}`;
    return { about, state: 'well', says: `${whose} can be used.` };
  } catch (error) {
    if (!(error instanceof TemplateError || error instanceof ConfigError)) throw error;
    return {
      about,
      state: 'problem',
      says: `${error.message}${/[.!]$/.test(error.message) ? '' : '.'}`,
      breaks: ['The bot does not start.'],
      mend:
        error instanceof ConfigError
          ? 'Point TEMPLATES_DIR at a folder, or leave it out for the built-in templates.'
          : 'Mend the template; `npx hindsight render` tries one out.',
    };
  }
}

/** Whether the bot could record; a file is locked for a moment, and nothing is written. */
export async function examineDatabase({
  databaseUrl,
}: Pick<Config, 'databaseUrl'>): Promise<Diagnosis> {
  const about = 'database';
  try {
    const path = sqlitePathOf(databaseUrl);
    if (path !== undefined && !existsSync(path)) return examineFolder(path);
    const state = await databaseState(databaseUrl);
    assertCurrent(databaseUrl, { ...state, isThere: true, missing: [] });
    const kind = await assertWritable(databaseUrl, state);
    if (!state.isThere) {
      const says = `The first start makes the tables, in ${kind}.`;
      return { about, state: 'well', says };
    }
    const still = state.missing.length === 0 ? '' : '; the next start brings it up to date';
    return {
      about,
      state: 'well',
      says: `The database can be written to, at version ${state.version}, in ${kind}${still}.`,
    };
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return {
      about,
      state: 'problem',
      says: error.message,
      breaks: ['Nothing can be recorded.'],
      mend: error.hint,
    };
  }
}

/** Where there is no file yet, the bot makes it, and the folders it is in. */
function examineFolder(path: string): Diagnosis {
  const about = 'database';
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
    return { about, state: 'well', says: `The first start makes the database at ${path}.` };
  } catch {
    return {
      about,
      state: 'problem',
      says: `There is no database at ${path}, and nothing can be written in ${folder}.`,
      breaks: ['The bot does not start.'],
      mend: 'Let this user write there, or point DATABASE_URL elsewhere.',
    };
  }
}
