import { setTimeout as wait } from 'node:timers/promises';
import { silentEvents } from './manifest/event-scopes';
import { readManifest } from './manifest/read-manifest';
import { type Options, readOptions, USAGE } from './options';
import { startLocalTeams } from './teams';
import type { LocalWorkspace } from './types';
import { startLocalWorkspace } from './workspace';

const ASK_AGAIN_MS = 500;

/** A workspace of its own for any app: prints what the app needs to know, and runs until it is stopped. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.wantsHelp) return say(USAGE);
  if (options.teams.length > 0) return runTeams(options);
  const workspace = await startLocalWorkspace(options);
  say(greeting(workspace, options));
  const isOver = closeAtTheEnd(workspace);
  if (options.appUrl) await deliverTo(workspace, options.appUrl, isOver);
}

/** Several workspaces; the app is told of each by requests once it is installed there. */
async function runTeams(options: Options): Promise<void> {
  const slack = await startLocalTeams(options);
  if (options.redirectUrl) slack.allowRedirect(options.redirectUrl);
  if (options.appUrl) slack.deliverTo(options.appUrl);
  const pages = slack.teams.map(({ url, teamId }) => `# ${teamId}: ${url}`);
  say(
    [
      `# ${options.teams.join(', ')}; the app needs these settings:`,
      `SLACK_API_URL=${slack.apiUrl}`,
      `SLACK_CLIENT_ID=${slack.clientId}`,
      `SLACK_CLIENT_SECRET=${slack.clientSecret}`,
      `SLACK_SIGNING_SECRET=${slack.signingSecret}`,
      ...pages,
    ].join('\n'),
  );
  closeAtTheEnd(slack);
}

function closeAtTheEnd(running: { close(): Promise<void> }): () => boolean {
  let isOver = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isOver = true;
      void running.close();
    });
  }
  return () => isOver;
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
