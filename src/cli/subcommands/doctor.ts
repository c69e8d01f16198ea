import { Option } from 'commander';
import type { ExaminedDoor } from '../../adapters/slack/examine-door';
import { examineSlack } from '../../adapters/slack/examine-slack';
import type { Diagnosis } from '../../ports/diagnosis';
import type { Config } from '../../settings/config';
import { defineSubcommand } from '../define-subcommand';
import { environmentOf } from '../environment';
import { examineAddresses } from '../examine-addresses';
import { examineDatabase, examineSettings, examineTemplates } from '../examine-installation';
import { examineMany } from '../examine-many';
import { Misunderstood } from '../failure';
import { blankSecrets, sayBlank } from '../first-steps';
import { asJson } from '../options';
import { count, json } from '../say';

export const doctor = defineSubcommand<{ json?: true; url?: string }>({
  name: 'doctor',
  summary: 'Says what is missing, what does not work because of it, and how to mend it',
  about: [
    'It looks at the settings, the templates and the database, and at Slack: the token, its scopes, the clock, how Slack reaches the bot, canvases and the channel for announcements; and whether pagers and webhooks can be reached. It records nothing, posts nothing, pages nobody, and may run beside the bot.',
    'Of a bot for many workspaces it looks at the app, and at the token of each workspace that installed it.',
    'It ends with 3 where something does not work. A warning is no reason for that.',
  ],
  options: [
    new Option(
      '--url <address>',
      'where Slack sends requests, such as https://hindsight.example.com; without it the bot on this machine is asked',
    ),
    asJson(),
  ],
  examples: [
    { line: 'npx hindsight doctor', does: 'looks at everything' },
    {
      line: 'npx hindsight doctor --url https://hindsight.example.com',
      does: 'asks the bot by the way that Slack’s requests take',
    },
  ],
  async run({ options }, terminal) {
    const environment = environmentOf(terminal);
    const { config, diagnosis } = examineSettings(environment);
    const asked = { url: options.url, blank: blankSecrets(environment) };
    const found = [diagnosis, ...(config ? await examineAll(config, asked) : [])];
    terminal.out(options.json ? json(found) : report(found));
    return found.some(({ state }) => state === 'problem') ? 'found' : 'ok';
  },
});

interface Asked {
  readonly url: string | undefined;
  /** Secrets that are there, with nothing in them. */
  readonly blank: readonly string[];
}

async function examineAll(config: Config, asked: Asked): Promise<readonly Diagnosis[]> {
  return [
    examineTemplates(config),
    await examineDatabase(config),
    ...(await examineMode(config, asked)),
    ...(await examineAddresses(config)),
  ];
}

async function examineMode(
  { mode, ...config }: Config,
  { url, blank }: Asked,
): Promise<readonly Diagnosis[]> {
  const { slackApiUrl: apiUrl, settings } = config;
  const { announcementChannel, alertChannel } = settings;
  const examine = (botToken: string, door: ExaminedDoor) =>
    examineSlack({ apiUrl, botToken, door, announcementChannel, alertChannel }, Date.now);
  switch (mode.mode) {
    case 'local':
      return [blank.length === 0 ? nothingSet : notFilledIn(blank)];
    case 'socket':
      return examine(mode.botToken, { kind: 'socket', appToken: mode.appToken });
    case 'http':
      return examine(mode.botToken, doorOf(mode.signingSecret, config, url));
    case 'many':
      return examineMany(config, mode, doorOf(mode.signingSecret, config, url));
    default:
      return mode satisfies never;
  }
}

/** How requests come in: at the address given, or on this machine. */
function doorOf(
  signingSecret: string,
  { host, port }: Pick<Config, 'host' | 'port'>,
  url: string | undefined,
): ExaminedDoor {
  const here = /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host;
  return { kind: 'http', signingSecret, url: requestUrl(url ?? `http://${here}:${port}`) };
}

const nothingSet: Diagnosis = {
  about: 'Slack',
  state: 'warning',
  says: 'Nothing is set for Slack: the bot starts in a workspace of its own on this machine.',
  mend: 'Run `npx hindsight init` to connect it to your workspace.',
};

function notFilledIn(blank: readonly string[]): Diagnosis {
  return {
    about: 'Slack',
    state: 'problem',
    says: `${sayBlank(blank)}, which counts as not set.`,
    breaks: ['The bot starts in a workspace of its own on this machine, and not in yours.'],
    mend: 'Fill them in; above each it says where it is found.',
  };
}

function requestUrl(address: string): string {
  if (!/^https?:/.test(address) || !URL.canParse(address)) {
    throw new Misunderstood(
      `${address} is no address. For example: --url https://hindsight.example.com`,
    );
  }
  return new URL('/slack/events', address).href;
}

const signs = { well: '✓', warning: '!', problem: '✗' } as const;

function report(found: readonly Diagnosis[]): string {
  const lines = found.flatMap(({ about, state, says, breaks = [], mend }) => [
    `${signs[state]} ${about}: ${says.replaceAll('\n', '\n    ')}`,
    ...breaks.map((what) => `    ${what}`),
    ...(mend === undefined ? [] : [`  → ${mend}`]),
  ]);
  const problems = found.filter(({ state }) => state === 'problem').length;
  const sum = problems === 0 ? 'Everything that must work does.' : `${count(problems, 'problem')}.`;
  return `${lines.join('\n')}\n\n${sum}\n`;
}
