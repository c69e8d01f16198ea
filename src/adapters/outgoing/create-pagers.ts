import type { Pager, PagerKind, PagerSetup, PagerSetups, Pagers } from '../../ports/pagers';
import { createOpsgeniePager } from './opsgenie-pager';
import { createPagerdutyPager } from './pagerduty-pager';
import { usualTimeoutMs } from './post-json';
import { createWebhookPager } from './webhook-pager';

/** Every kind of pager. */
const kinds: Readonly<
  Record<PagerKind, (who: string, setup: PagerSetup, timeoutMs: number) => Pager>
> = {
  pagerduty: createPagerdutyPager,
  opsgenie: createOpsgeniePager,
  webhook: createWebhookPager,
};

/** The pagers of the settings. */
export function createPagers(setups: PagerSetups, timeoutMs = usualTimeoutMs): Pagers {
  const pagers = new Map(
    Object.entries(setups).map(([name, setup]) => [
      name,
      kinds[setup.kind](name, setup, timeoutMs),
    ]),
  );
  return { find: (name) => pagers.get(name) };
}
