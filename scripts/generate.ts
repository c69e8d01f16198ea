import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { manifest } from '../src/adapters/slack/manifest';
import { commands } from '../src/commands';
import { commandsDocument, usageHint } from '../src/commands/docs';
import { configDocument } from './config-document';

/** Files written from the tables in the source, by path from the root. */
const outputs: Readonly<Record<string, () => string>> = {
  'manifest.yml': () => {
    const note =
      '# Written by `npm run generate` from the tables in src/; paste it at api.slack.com/apps.\n';
    return note + stringify(manifest({ usageHint: usageHint(commands) }), { lineWidth: 0 });
  },
  'docs/commands.md': () => commandsDocument(commands),
  'docs/config.md': configDocument,
};

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

const isCheck = process.argv.includes('--check');
for (const [file, text] of Object.entries(outputs)) {
  const wanted = text();
  if (!isCheck) write(file, wanted);
  else if (!isCurrent(file, wanted)) {
    process.stderr.write(`${file} is stale: run npm run generate\n`);
    process.exitCode = 1;
  }
}
