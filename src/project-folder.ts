import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json. What the program reads beside its code is found from there, wherever the code was put. */
export const projectFolder = folderFrom(__dirname);

function folderFrom(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error(`Hindsight is not whole: no package.json above ${__dirname}`);
  return folderFrom(above);
}
