import { type AlertSource, isoOf, linkOf, textOf, titleOf } from './alert-source';
import {
  acknowledgementIn,
  type PagerdutyDelivery,
  pageNameIn,
  pagerdutyDelivery,
  pagerdutyProof,
  provesPagerduty,
} from './pagerduty-delivery';

const states: Readonly<Record<string, 'firing' | 'resolved'>> = {
  'incident.triggered': 'firing',
  'incident.reopened': 'firing',
  'incident.escalated': 'firing',
  'incident.resolved': 'resolved',
};

export const pagerduty: AlertSource<PagerdutyDelivery> = {
  name: 'pagerduty',
  proof: pagerdutyProof,
  isProvenByHeaders: false,
  isProven: provesPagerduty,
  schema: pagerdutyDelivery,
  readPage: acknowledgementIn,
  read(delivery) {
    const { event } = delivery;
    const state = states[event.event_type];
    const { data } = event;
    // A page of ours that comes back is no alert: whoever paged knows of it.
    if (state === undefined || data?.id === undefined || pageNameIn(delivery)) return [];
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
