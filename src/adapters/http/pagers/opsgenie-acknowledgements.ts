import { z } from 'zod';
import { toIso } from '../../../domain/time/instant';
import { isBearer } from '../../../requests/signature';
import type { PagerSource } from './pager-source';

/**
 * What Opsgenie's webhook integration posts
 * (https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/). It signs nothing, and sends
 * what headers one tells it to.
 */
const delivery = z.looseObject({
  action: z.string(),
  alert: z
    .looseObject({
      alias: z.string().nullish(),
      username: z.string().nullish(),
      userId: z.string().nullish(),
      /** Nanoseconds since 1970; in milliseconds where it was rounded. */
      updatedAt: z.number().nullish(),
    })
    .nullish(),
});

export const opsgenieAcknowledgements: PagerSource<z.output<typeof delivery>> = {
  name: 'opsgenie',
  proof: 'Authorization: Bearer … with the token',
  isProven: (secret, headers) => isBearer(secret, headers.authorization),
  schema: delivery,
  read({ action, alert }, nowMs) {
    const page = alert?.alias;
    if (action !== 'Acknowledge' || !page) return undefined;
    const name = alert?.username ?? 'Somebody';
    return { page, by: { id: alert?.userId ?? name, name }, at: momentOf(alert?.updatedAt, nowMs) };
  },
};

const nanosecondsInAMillisecond = 1_000_000;
const noMillisecondsYet = 1e15;

function momentOf(given: number | null | undefined, nowMs: number): string {
  if (given == null || given <= 0) return toIso(nowMs);
  return toIso(Math.floor(given > noMillisecondsYet ? given / nanosecondsInAMillisecond : given));
}
