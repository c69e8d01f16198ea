import { processTerminal } from './cli/process-terminal';
import { runCli } from './cli/run-cli';

void runCli(process.argv.slice(2), processTerminal()).then((code) => {
  // What is still on its way into a pipe would be lost with the process.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
});
