import type { Settings } from '../app/deps';
import type { AlertSecrets } from '../ports/alerts';
import type { PagerSetups } from '../ports/pagers';
import { ConfigError } from './config-error';
import { isForPages } from './pagers';

/** The variable that holds the secret of each system. */
const variables = [
  ['ALERTMANAGER_TOKEN', 'alertmanager'],
  ['GRAFANA_TOKEN', 'grafana'],
  ['PAGERDUTY_WEBHOOK_SECRET', 'pagerduty'],
  ['ALERTS_SECRET', 'json'],
] as const;

type Given = Readonly<Record<(typeof variables)[number][0], string | undefined>>;

/** What each system that sends alerts proves itself with. One that pagers need says nothing of alerts where there is no channel for those. */
export function alertSecretsOf(
  given: Given,
  channel: string | undefined,
  pagers: PagerSetups,
): AlertSecrets {
  const ofAlerts = variables.filter(([name]) => channel !== undefined || !isForPages(name, pagers));
  const secrets = ofAlerts.map(([name, source]) => [source, given[name]] as const);
  return Object.fromEntries(secrets.filter(([, secret]) => secret !== undefined));
}

/** Alerts need a channel, but in the local workspace, which has one for them. Throws ConfigError. */
export function assertAlertChannel(
  secrets: AlertSecrets,
  { alertChannel }: Pick<Settings, 'alertChannel'>,
): void {
  const given = variables.find(([, source]) => secrets[source] !== undefined)?.[0];
  if (given === undefined || alertChannel !== undefined) return;
  throw new ConfigError(
    `${given} is set, and alert_channel is missing in the file that HINDSIGHT_CONFIG names: alerts are shown there.`,
  );
}
