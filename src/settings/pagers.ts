import type { PagerKind, PagerSecret, PagerSecrets, PagerSetups } from '../ports/pagers';

/** A pager as the settings file has it: `key` is the name of the variable that holds its key. */
interface WrittenPager {
  readonly kind: PagerKind;
  readonly key: string;
  readonly url: string;
  readonly team?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The pagers of the file with their keys out of the environment. Throws RangeError for one without. */
export function toPagers(
  pagers: Readonly<Record<string, WrittenPager>>,
  env: Environment,
): PagerSetups {
  const entries = Object.entries(pagers).map(([name, { key, team, ...pager }]) => {
    const secret = env[key] ?? '';
    // Whatever stands there may be the key itself, and is not repeated.
    if (!/^\S{8,}$/.test(secret))
      throw new RangeError(
        `pagers.${name}.key must name an environment variable that is set, to at least 8 characters without blanks`,
      );
    return [name, { ...pager, secret, ...(team !== undefined && { team }) }] as const;
  });
  return Object.fromEntries(entries);
}

/** PagerDuty speaks with one secret of alerts and of pages. */
export function isForPages(variable: string, pagers: PagerSetups): boolean {
  return variable === 'PAGERDUTY_WEBHOOK_SECRET' && isAny('pagerduty', pagers);
}

interface Given {
  readonly PAGERDUTY_WEBHOOK_SECRET: string | undefined;
  readonly OPSGENIE_WEBHOOK_TOKEN: string | undefined;
}

/** What the pagers of the settings prove themselves with. */
export function pagerSecretsOf(given: Given, pagers: PagerSetups): PagerSecrets {
  const ofKind = (kind: PagerKind, secret: string | undefined): readonly PagerSecret[] =>
    secret === undefined || !isAny(kind, pagers) ? [] : [{ secret }];
  const webhooks = Object.entries(pagers).filter(([, { kind }]) => kind === 'webhook');
  return {
    pagerduty: ofKind('pagerduty', given.PAGERDUTY_WEBHOOK_SECRET),
    opsgenie: ofKind('opsgenie', given.OPSGENIE_WEBHOOK_TOKEN),
    webhook: webhooks.map(([name, { secret }]) => ({ secret, pagers: [name] })),
  };
}

function isAny(kind: PagerKind, pagers: PagerSetups): boolean {
  return Object.values(pagers).some((pager) => pager.kind === kind);
}
