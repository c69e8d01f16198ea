import { stringify } from 'yaml';
import { manifest } from '../adapters/slack/manifest';
import { commands } from '../commands';
import { usageHint } from '../commands/docs';

/** The app's manifest as it is pasted at api.slack.com/apps: for Socket Mode, or for requests to an address. */
export function manifestText(address?: string, isForMany = false): string {
  const at = (path: string) => new URL(path, address).href;
  const urls =
    address === undefined
      ? {}
      : {
          requestUrl: at('/slack/events'),
          ...(isForMany && { redirectUrl: at('/slack/oauth_redirect') }),
        };
  return stringify(manifest({ usageHint: usageHint(commands), ...urls }), { lineWidth: 0 });
}
