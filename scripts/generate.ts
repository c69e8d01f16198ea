import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { manifestText } from '../src/cli/manifest-text';
import { commands } from '../src/commands';
import { commandsDocument } from '../src/commands/docs';
import { cliDocument } from './cli-document';
import { configDocument } from './config-document';
import { workspaceDocument } from './workspace-document';

/** Files written from the tables in the source, by path from the root. */
const outputs: Readonly<Record<string, () => string>> = {
  'manifest.yml': () => manifestDocument(),
  'docs/commands.md': () => commandsDocument(commands),
  'docs/config.md': configDocument,
  'docs/local-workspace.md': workspaceDocument,
  'docs/cli.md': cliDocument,
};

/** Writes the file, or says that it is stale. */
function bringUpToDate(file: string, text: string, isCheck: boolean): void {
  if (!isCheck) write(file, text);
  else if (!isCurrent(file, text)) {
    process.stderr.write(`${file} is stale: run npm run generate\n`);
    process.exitCode = 1;
  }
}

/** For Socket Mode, or for requests to an address. */
function manifestDocument(requestUrl?: string): string {
  const note =
    '# Written by `npm run generate` from the tables in src/; paste it at api.slack.com/apps.\n';
  return note + manifestText(requestUrl);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function isCurrent(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

const { check: isCheck, url } = parseArgs({
  options: { check: { type: 'boolean', default: false }, url: { type: 'string' } },
}).values;

if (url === undefined) {
  for (const [file, text] of Object.entries(outputs)) bringUpToDate(file, text(), isCheck);
} else {
  process.stdout.write(manifestDocument(new URL('/slack/events', url).href));
}
