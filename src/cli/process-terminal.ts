import type { Terminal } from './terminal';

/** The terminal, or the pipes, that this process was given. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    isInteractive: stdin.isTTY === true && stderr.isTTY === true,
    canOverwrite: stderr.isTTY === true,
    folder: process.cwd(),
    environment: process.env,
  };
}
