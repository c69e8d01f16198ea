import { z } from 'zod';
import { toIso } from '../../../domain/time/instant';
import { isSigned, signatureHeader } from '../../../requests/signature';
import { isoOf, moment } from '../alerts/alert-source';
import type { PagerSource } from './pager-source';

/** What any other pager says of a page that it was sent. */
const acknowledgement = z.strictObject({
  key: z.string().min(1).max(300),
  action: z.literal('acknowledge'),
  by: z.string().min(1).max(300),
  at: moment.optional(),
});

export const webhookAcknowledgements: PagerSource<z.output<typeof acknowledgement>> = {
  name: 'webhook',
  proof:
    'the header X-Hindsight-Signature, made with the secret of the pager within the last five minutes',
  isProven: (secret, headers, body, nowMs) =>
    isSigned(secret, String(headers[signatureHeader] ?? ''), body, nowMs),
  schema: acknowledgement,
  read: ({ key, by, at }, nowMs) => ({
    page: key,
    by: { id: by, name: by },
    at: at === undefined ? toIso(nowMs) : isoOf(at),
  }),
};
