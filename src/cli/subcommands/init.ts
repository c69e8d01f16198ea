import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirm, input, password, select } from '@inquirer/prompts';
import { Option } from 'commander';
import { withoutEmpty } from '../../settings/config';
import { environment } from '../../settings/environment';
import { defineSubcommand } from '../define-subcommand';
import { ENV_FILE, environmentOf } from '../environment';
import { Failure, Misunderstood } from '../failure';
import { envText, type InitMode, initModes, secretsOf, slackSteps } from '../first-steps';
import { listed } from '../say';
import { commentedSettings } from '../settings-example';
import type { Terminal } from '../terminal';

const SETTINGS_FILE = 'hindsight.yml';

interface Options {
  readonly mode?: InitMode;
  readonly url?: string;
  readonly force?: true;
}

export const init = defineSubcommand<Options>({
  name: 'init',
  summary: 'Prints the app’s manifest and the steps in Slack, and writes .env and hindsight.yml',
  about: [
    'At a terminal it asks for what is not given. Otherwise name the mode; tokens are taken from the environment and from a .env that is there, and those that are not there are left to be filled in. Nothing that is there already is written over without a yes, or --force.',
    'The file .env holds secrets: only its owner may read it.',
  ],
  options: [
    new Option('--mode <mode>', 'how Slack reaches the bot').choices(Object.keys(initModes)),
    new Option(
      '--url <address>',
      'the address that leads to the bot, with --mode http and --mode many',
    ),
    new Option('--force', 'writes over .env and hindsight.yml'),
  ],
  examples: [
    { line: 'npx hindsight init', does: 'asks' },
    { line: 'npx hindsight init --mode socket', does: 'for Socket Mode' },
    {
      line: 'npx hindsight init --mode http --url https://hindsight.example.com',
      does: 'for requests to that address',
    },
    {
      line: 'npx hindsight init --mode many --url https://hindsight.example.com',
      does: 'for many workspaces, each of which installs it there',
    },
  ],
  async run({ options }, terminal) {
    const mode = options.mode ?? (await askMode(terminal));
    const isHttp = mode === 'http' || mode === 'many';
    const address = isHttp ? await askUrl(options.url, terminal) : undefined;
    const publicUrl = mode === 'many' ? address : undefined;
    if (mode !== 'local') {
      // Loads much of what speaks to Slack, for which no other subcommand should wait.
      const { manifestText } = require('../manifest-text') as typeof import('../manifest-text');
      terminal.out(manifestText(address, mode === 'many'));
      const steps = slackSteps(mode).map((step, index) => `  ${index + 1}. ${step}`);
      terminal.err(`\nIn Slack:\n${steps.join('\n')}\n\n`);
    }
    const values = await askSecrets(mode, terminal);
    const files = {
      [ENV_FILE]: envText(mode, values, SETTINGS_FILE, publicUrl),
      [SETTINGS_FILE]: commentedSettings(),
    };
    for (const [name, text] of Object.entries(files)) {
      await write(name, text, options.force === true, terminal);
    }
    const blank = Object.keys(secretsOf[mode]).filter((name) => values[name] === undefined);
    const fill = blank.length === 0 ? '' : `Fill in ${listed(blank)} in ${ENV_FILE}. `;
    terminal.err(`${fill}Then: npx hindsight doctor, and npx hindsight start.\n`);
    return 'ok';
  },
});

async function askMode(terminal: Terminal): Promise<InitMode> {
  if (!terminal.isInteractive) {
    throw new Misunderstood(
      `Nobody can be asked here: say how Slack reaches the bot. For example: npx hindsight init --mode socket`,
    );
  }
  const choices = Object.entries(initModes).map(([value, name]) => ({
    value: value as InitMode,
    name,
  }));
  return select({ message: 'How is the bot to be reached?', choices });
}

async function askUrl(given: string | undefined, terminal: Terminal): Promise<string> {
  const example = 'https://hindsight.example.com';
  if (given === undefined && !terminal.isInteractive) {
    throw new Misunderstood(`Say where Slack sends requests. For example: --url ${example}`);
  }
  const isAddress = (text: string) => /^https:\/\//.test(text) && URL.canParse(text);
  const address =
    given ??
    (await input({
      message: `The address that leads to the bot, such as ${example}:`,
      validate: (text) => isAddress(text) || 'It must begin with https://',
    }));
  if (!isAddress(address)) {
    throw new Misunderstood(
      `${address} is no address that Slack takes. For example: --url ${example}`,
    );
  }
  return new URL(address).origin;
}

/** Secrets that are nobody's to give. */
const madeHere: Readonly<Record<string, () => string>> = {
  HINDSIGHT_ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
};

type Secret =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  | 'SLACK_CLIENT_ID'
  | 'SLACK_CLIENT_SECRET'
  | 'HINDSIGHT_ENCRYPTION_KEY';

async function askSecrets(
  mode: InitMode,
  terminal: Terminal,
): Promise<Readonly<Record<string, string | undefined>>> {
  const values: Record<string, string | undefined> = {};
  // What a file that is written over holds is not asked for again, nor lost.
  const known = withoutEmpty(environmentOf(terminal));
  for (const [name, where] of Object.entries<string>(secretsOf[mode])) {
    const { schema, rule } = environment[name as Secret];
    const isRight = (text: string) => text === '' || schema.safeParse(text).success;
    const value =
      known[name] ??
      madeHere[name]?.() ??
      (terminal.isInteractive
        ? await password({
            message: `${name}: ${where}; empty to fill it in later:`,
            mask: true,
            validate: (text) => isRight(text.trim()) || `It ${rule}`,
          })
        : '');
    if (!isRight(value.trim())) throw new Failure(`${name} ${rule}.`);
    values[name] = value.trim() || undefined;
  }
  return values;
}

async function write(
  name: string,
  text: string,
  isForced: boolean,
  terminal: Terminal,
): Promise<void> {
  const path = join(terminal.folder, name);
  const isThere = existsSync(path);
  if (isThere && !isForced && !(await mayReplace(name, terminal))) {
    terminal.err(`Left ${name} as it is.\n`);
    return;
  }
  if (name === ENV_FILE) {
    writeFileSync(path, text, { mode: 0o600 });
    // The mode above only counts for a file that is made.
    chmodSync(path, 0o600);
  } else {
    // No secret is in it, and the bot may run as another user.
    writeFileSync(path, text);
  }
  terminal.err(`Wrote ${name}.\n`);
}

async function mayReplace(name: string, terminal: Terminal): Promise<boolean> {
  if (!terminal.isInteractive) return false;
  return confirm({ message: `${name} is there already. Write over it?`, default: false });
}
