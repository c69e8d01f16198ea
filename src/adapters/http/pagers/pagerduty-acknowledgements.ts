import {
  acknowledgementIn,
  type PagerdutyDelivery,
  pagerdutyDelivery,
  pagerdutyProof,
  provesPagerduty,
} from '../alerts/pagerduty-delivery';
import type { PagerSource } from './pager-source';

export const pagerdutyAcknowledgements: PagerSource<PagerdutyDelivery> = {
  name: 'pagerduty',
  proof: pagerdutyProof,
  isProven: provesPagerduty,
  schema: pagerdutyDelivery,
  read: acknowledgementIn,
};
