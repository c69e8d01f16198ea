import { z } from 'zod';
import { hmacHex, isSame } from '../../../requests/hmac';
import { type AlertSource, isoOf, linkOf, moment, textOf, titleOf } from './alert-source';

/** A webhook of PagerDuty, version 3. Of other events than an incident's only the kind is looked at. */
const delivery = z.looseObject({
  event: z.looseObject({
    event_type: z.string(),
    occurred_at: moment,
    data: z
      .looseObject({
        id: z.string().optional(),
        title: z.string().optional(),
        html_url: z.string().nullish(),
        created_at: moment.optional(),
        service: z.looseObject({ summary: z.string().optional() }).nullish(),
        urgency: z.string().nullish(),
      })
      .nullish(),
  }),
});

const states: Readonly<Record<string, 'firing' | 'resolved'>> = {
  'incident.triggered': 'firing',
  'incident.reopened': 'firing',
  'incident.escalated': 'firing',
  'incident.resolved': 'resolved',
};

export const pagerduty: AlertSource<z.output<typeof delivery>> = {
  name: 'pagerduty',
  proof: 'the header X-PagerDuty-Signature, made with the secret of the subscription',
  isProvenByHeaders: false,
  // While a secret is being replaced there are several signatures.
  isProven(secret, headers, body) {
    const ours = `v1=${hmacHex(secret, body)}`;
    const given = String(headers['x-pagerduty-signature'] ?? '').slice(0, 1000);
    return given.split(',').some((theirs) => isSame(theirs.trim(), ours));
  },
  schema: delivery,
  read({ event }) {
    const state = states[event.event_type];
    const { data } = event;
    if (state === undefined || data?.id === undefined) return [];
    const facts = [data.service?.summary, data.urgency && `urgency: ${data.urgency}`];
    const began = event.event_type === 'incident.triggered' ? data.created_at : undefined;
    return [
      {
        source: 'pagerduty',
        key: data.id,
        state,
        title: titleOf(data.title ?? ''),
        text: textOf(facts.filter(Boolean).join(', ')),
        ...linkOf(data.html_url ?? undefined),
        at: isoOf(began ?? event.occurred_at),
      },
    ];
  },
};
