import { z } from 'zod';
import { toIso } from '../../../domain/time/instant';
import { isSigned, signatureHeader } from '../../../requests/signature';
import { type AlertSource, groupKey, isoOf, linkOf, moment, textOf, titleOf } from './alert-source';

/** Our own form, for whatever speaks none of the others. */
const alert = z.strictObject({
  key: groupKey,
  state: z.enum(['firing', 'resolved']),
  title: z.string().min(1),
  text: z.string().default(''),
  url: z.string().optional(),
  /** When it began, or was over. */
  at: moment.optional(),
});

export const json: AlertSource<z.output<typeof alert>> = {
  name: 'json',
  proof: 'the header X-Hindsight-Signature, made with the secret within the last five minutes',
  isProvenByHeaders: false,
  isProven: (secret, headers, body, nowMs) =>
    isSigned(secret, String(headers[signatureHeader] ?? ''), body, nowMs),
  schema: alert,
  read: ({ key, state, title, text, url, at }, nowMs) => [
    {
      source: 'json',
      key,
      state,
      title: titleOf(title),
      text: textOf(text),
      ...linkOf(url),
      at: at === undefined ? toIso(nowMs) : isoOf(at),
    },
  ],
};
