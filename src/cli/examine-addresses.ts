import { examineReach } from '../adapters/outgoing/examine-reach';
import type { Diagnosis } from '../ports/diagnosis';
import type { Config } from '../settings/config';

/** Whether each pager and each webhook of the settings can be reached. All are asked at once; nothing is sent to any. */
export function examineAddresses({
  pagers,
  endpoints,
}: Pick<Config, 'pagers' | 'endpoints'>): Promise<readonly Diagnosis[]> {
  const ofPagers = Object.entries(pagers).map(([name, { url }]) => ({
    about: `pager ${name}`,
    setting: `pagers.${name}.url`,
    url,
    breaks: 'Nobody is woken through it.',
  }));
  const ofWebhooks = Object.entries(endpoints).map(([name, { url }]) => ({
    about: `webhook ${name}`,
    setting: `webhooks.${name}.url`,
    url,
    breaks: 'It hears of no incident.',
  }));
  return Promise.all([...ofPagers, ...ofWebhooks].map((one) => examineReach(one)));
}
