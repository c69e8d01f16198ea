import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { Failure } from './failure';
import type { Terminal } from './terminal';

/** Where a document goes, if not to standard output. */
export const toFile = () =>
  new Option('-o, --output <file>', 'writes to a file, which must not be there yet');

/** Writes to the file, over nothing, or to standard output. Throws Failure where the file cannot be made. */
export function putOut(text: string, output: string | undefined, terminal: Terminal): void {
  if (output === undefined) {
    terminal.out(text);
    return;
  }
  try {
    writeFileSync(resolve(terminal.folder, output), text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === 'EEXIST'
        ? `${output} is there already, and was left alone. Name another file.`
        : `${output} cannot be written: ${message}`,
    );
  }
  terminal.err(`Wrote ${output}.\n`);
}
