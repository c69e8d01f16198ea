import { parseArgs } from 'node:util';
import type { LocalWorkspace } from './types';
import { startLocalWorkspace } from './workspace';

/** A workspace of its own for any app: prints what the app needs to know, and runs until it is stopped. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      manifest: { type: 'string', default: 'manifest.yml' },
      port: { type: 'string', default: '4711' },
      host: { type: 'string', default: '127.0.0.1' },
      'app-url': { type: 'string' },
    },
  });
  const workspace = await startLocalWorkspace({
    manifest: values.manifest,
    port: Number(values.port),
    host: values.host,
  });
  const appUrl = values['app-url'];
  if (appUrl) await deliver(workspace, appUrl);
  process.stdout.write(
    [
      `Workspace         ${workspace.url}`,
      `SLACK_API_URL=${workspace.apiUrl}`,
      `SLACK_BOT_TOKEN=${workspace.botToken}`,
      ...(appUrl ? [] : [`SLACK_APP_TOKEN=${workspace.appToken}`]),
      `SLACK_SIGNING_SECRET=${workspace.signingSecret}`,
      '',
    ].join('\n'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void workspace.close());
  }
}

async function deliver(workspace: LocalWorkspace, appUrl: string): Promise<void> {
  workspace.deliverTo(appUrl);
  await workspace.verify(appUrl).catch((error: Error) => {
    process.stderr.write(`${error.message}. Start the app with the values below.\n`);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
