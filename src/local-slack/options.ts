import { parseArgs } from 'node:util';

export const USAGE = `A Slack workspace of its own for an app, on this machine.

npm run workspace -- --manifest app.yml [--port 4711] [--host 127.0.0.1]  [--app-url URL] [--enforce-tiers]
npm run workspace -- --manifest app.yml --teams Acme,Globex [--organisation Initech] --app-url URL --redirect-url URL

  --manifest       the app's manifest, YAML or JSON (manifest.yml)
  --port           where the workspace is; 0 for any free port
  --app-url        where the app takes Slack's requests; without it, it connects by Socket Mode
  --enforce-tiers  answers 429 once a method's calls for this minute are used up
  --teams          several workspaces, in none of which the app is yet: it is installed by OAuth
  --organisation   the name of the organisation that they belong to, where the app can be installed for all at once
  --redirect-url   where the browser is sent back to after consent, beside what the manifest names

It prints what the app needs to be told, as lines for a shell or an .env file.`;

export interface Options {
  readonly manifest: string;
  readonly port: number;
  readonly host: string;
  readonly appUrl?: string;
  readonly enforceTiers: boolean;
  /** Empty where there is one workspace, with the app in it. */
  readonly teams: readonly string[];
  readonly organisation?: string;
  readonly redirectUrl?: string;
  readonly wantsHelp: boolean;
}

/** What was asked for on the command line. Throws in a sentence for what cannot be. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      manifest: { type: 'string', default: 'manifest.yml' },
      port: { type: 'string', default: '4711' },
      host: { type: 'string', default: '127.0.0.1' },
      'app-url': { type: 'string' },
      'enforce-tiers': { type: 'boolean', default: false },
      teams: { type: 'string' },
      organisation: { type: 'string' },
      'redirect-url': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { 'app-url': appUrl, 'redirect-url': redirectUrl, organisation } = values;
  return {
    manifest: values.manifest,
    port: portOf(values.port),
    host: values.host,
    ...(appUrl === undefined ? {} : { appUrl: addressOf('--app-url', appUrl) }),
    ...(redirectUrl === undefined ? {} : { redirectUrl: addressOf('--redirect-url', redirectUrl) }),
    ...(organisation === undefined ? {} : { organisation }),
    teams: (values.teams ?? '').split(',').filter((name) => name.trim() !== ''),
    enforceTiers: values['enforce-tiers'],
    wantsHelp: values.help,
  };
}

function portOf(given: string): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new Error(`--port ${given} is not a port, a whole number from 0 to 65535`);
}

function addressOf(option: string, given: string): string {
  if (/^https?:/.test(given) && URL.canParse(given)) return given;
  throw new Error(
    `${option} ${given} is not an address, such as http://127.0.0.1:3000/slack/events`,
  );
}
