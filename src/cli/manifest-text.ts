import { stringify } from 'yaml';
import { manifest } from '../adapters/slack/manifest';
import { commands } from '../commands';
import { usageHint } from '../commands/docs';

/** The app's manifest as it is pasted at api.slack.com/apps: for Socket Mode, or for requests to an address. */
export function manifestText(requestUrl?: string): string {
  const address = requestUrl === undefined ? {} : { requestUrl };
  return stringify(manifest({ usageHint: usageHint(commands), ...address }), { lineWidth: 0 });
}
