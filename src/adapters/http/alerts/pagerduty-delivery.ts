import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { readPageName } from '../../../domain/page-key';
import type { PageNews } from '../../../ports/pagers';
import { hmacHex, isSame } from '../../../requests/hmac';
import { isoOf, moment } from './alert-source';

/**
 * A webhook of PagerDuty, version 3 (https://developer.pagerduty.com/docs/webhooks-overview). Of other events than an
 * incident's only the kind is looked at.
 */
export const pagerdutyDelivery = z.looseObject({
  event: z.looseObject({
    event_type: z.string(),
    occurred_at: moment,
    agent: z.looseObject({ id: z.string().optional(), summary: z.string().nullish() }).nullish(),
    data: z
      .looseObject({
        id: z.string().optional(),
        incident_key: z.string().nullish(),
        title: z.string().optional(),
        html_url: z.string().nullish(),
        created_at: moment.optional(),
        service: z.looseObject({ summary: z.string().optional() }).nullish(),
        urgency: z.string().nullish(),
      })
      .nullish(),
  }),
});

export type PagerdutyDelivery = z.output<typeof pagerdutyDelivery>;

export const pagerdutyProof =
  'the header X-PagerDuty-Signature, made with the secret of the subscription';

/** While a secret is being replaced there are several signatures. */
export function provesPagerduty(
  secret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): boolean {
  const ours = `v1=${hmacHex(secret, body)}`;
  const given = String(headers['x-pagerduty-signature'] ?? '').slice(0, 1000);
  return given.split(',').some((theirs) => isSame(theirs.trim(), ours));
}

/**
 * The name of the page of ours that an event is about, if it is: the deduplication key that we gave it, or where PagerDuty
 * keeps that to itself, what we called it.
 */
export function pageNameIn({ event: { data } }: PagerdutyDelivery): string | undefined {
  return [data?.incident_key, data?.title].find((name) => name && readPageName(name)) ?? undefined;
}

/** The acknowledgement of a page of ours, if that is what an event tells. */
export function acknowledgementIn(delivery: PagerdutyDelivery): PageNews | undefined {
  const { event_type, agent, occurred_at } = delivery.event;
  const page = pageNameIn(delivery);
  if (event_type !== 'incident.acknowledged' || page === undefined) return undefined;
  const by = { id: agent?.id ?? 'unknown', name: agent?.summary ?? 'Somebody' };
  return { kind: 'pagerduty', page, by, at: isoOf(occurred_at) };
}
