import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder';
import { templates } from '../report/templates';
import { ConfigError } from '../settings/config-error';

const builtIn = join(projectFolder, 'templates');

/** The texts of the templates: a team's own where it has one of that name, else the built-in. Throws ConfigError. */
export function readTemplates(ownDir: string | undefined): Readonly<Record<string, string>> {
  const names = Object.keys(templates);
  if (ownDir !== undefined) checkOwn(ownDir, names);
  return Object.fromEntries(names.map((name) => [name, readOne(ownDir, name)]));
}

function readOne(ownDir: string | undefined, name: string): string {
  const own = ownDir === undefined ? undefined : join(ownDir, name);
  return readFileSync(own !== undefined && existsSync(own) ? own : join(builtIn, name), 'utf8');
}

/** A misspelt file name would otherwise be a template that is never used. */
function checkOwn(ownDir: string, names: readonly string[]): void {
  if (!existsSync(ownDir)) throw new ConfigError(`TEMPLATES_DIR: there is no folder ${ownDir}.`);
  const unknown = readdirSync(ownDir).find(
    (file) => file.endsWith('.hbs') && !names.includes(file),
  );
  if (unknown !== undefined) {
    throw new ConfigError(
      `TEMPLATES_DIR: ${unknown} is none of the templates; there are ${names.join(', ')}.`,
    );
  }
}
