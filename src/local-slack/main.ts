import { setTimeout as wait } from 'node:timers/promises';
import { silentEvents } from './manifest/event-scopes';
import { readManifest } from './manifest/read-manifest';
import { type Options, readOptions, USAGE } from './options';
import type { LocalWorkspace } from './types';
import { startLocalWorkspace } from './workspace';

const ASK_AGAIN_MS = 500;

/** A workspace of its own for any app: prints what the app needs to know, and runs until it is stopped. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.wantsHelp) return say(USAGE);
  const workspace = await startLocalWorkspace(options);
  say(greeting(workspace, options));
  let isOver = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isOver = true;
      void workspace.close();
    });
  }
  if (options.appUrl) await deliverTo(workspace, options.appUrl, () => isOver);
}

function greeting(workspace: LocalWorkspace, { manifest, appUrl }: Options): string {
  const silent = silentEvents(readManifest(manifest).events);
  return [
    `# The workspace runs at ${workspace.url}; the app needs these settings:`,
    `SLACK_API_URL=${workspace.apiUrl}`,
    `SLACK_BOT_TOKEN=${workspace.botToken}`,
    ...(appUrl ? [] : [`SLACK_APP_TOKEN=${workspace.appToken}`]),
    `SLACK_SIGNING_SECRET=${workspace.signingSecret}`,
    ...(silent.length > 0 ? [`# What never happens here: ${silent.join(', ')}`] : []),
  ].join('\n');
}

/** The app can only be started once its settings are known, so that it is asked until it answers. */
async function deliverTo(
  workspace: LocalWorkspace,
  appUrl: string,
  isOver: () => boolean,
): Promise<void> {
  workspace.deliverTo(appUrl);
  const answers = () =>
    workspace.verify(appUrl).then(
      () => true,
      () => false,
    );
  while (!isOver()) {
    if (await answers()) return say(`# The app answers at ${appUrl}`);
    await wait(ASK_AGAIN_MS);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  const hint = error.code === 'EADDRINUSE' ? '. Choose another with --port, or 0 for any.' : '';
  process.stderr.write(`${error.message}${hint}\n`);
  process.exitCode = 1;
});
