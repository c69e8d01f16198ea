import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const sourceFolder = join(__dirname, '..', '..', 'src');

/** Every literal that the source of a folder gives under a name, such as `action: 'undo'`: the first group of `pattern`. */
export function literals(folder: string, pattern: RegExp): string[] {
  const files = readdirSync(join(sourceFolder, folder), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(sourceFolder, folder, file), 'utf8').matchAll(pattern),
    ])
    .map((match) => match[1] ?? '');
  return [...new Set(found)].sort();
}

/** The action of every button that the bot shows. */
export const buttonActions = (): string[] => literals('app', /\baction: '([a-z-]+)',\s*label/g);

/** The name of every form that the bot shows. */
export const formNames = (): string[] => literals('app/forms', /\bform: '([a-z-]+)'/g);
