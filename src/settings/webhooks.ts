import { z } from 'zod';
import type { EventWishes } from '../app/events/event-wishes';
import { entryKinds } from '../domain/entries';
import type { EndpointSetups } from '../ports/endpoints';
import { address, secretName, systemName } from './escalation';

const knownKinds = entryKinds.map(({ kind }) => kind);
const kindRule = `must be kinds of entries: ${knownKinds.join(', ')}`;

export const webhooksSchema = z
  .record(
    systemName,
    z.strictObject({
      url: address,
      key: secretName,
      kinds: z.array(z.enum(knownKinds, kindRule), kindRule).min(1, kindRule).optional(),
      private: z.boolean('must be true or false').default(false),
      drills: z.boolean('must be true or false').default(false),
    }),
  )
  .default({});

type Webhooks = z.output<typeof webhooksSchema>;

/** What each endpoint wants. */
export function toWishes(webhooks: Webhooks): EventWishes {
  const wishes = Object.entries(webhooks).map(([name, one]) => {
    const wish = { isForPrivate: one.private, isForDrills: one.drills };
    return [name, one.kinds === undefined ? wish : { ...wish, kinds: one.kinds }] as const;
  });
  return Object.fromEntries(wishes);
}

/** The endpoints with their secrets out of the environment. Throws RangeError for one without. */
export function toEndpoints(
  webhooks: Webhooks,
  env: Readonly<Record<string, string | undefined>>,
): EndpointSetups {
  const entries = Object.entries(webhooks).map(([name, { url, key }]) => {
    const secret = env[key] ?? '';
    // Whatever stands there may be the secret itself, and is not repeated.
    if (!isWebhookSecret(secret))
      throw new RangeError(
        `webhooks.${name}.key must name an environment variable that is set, to whsec_ and the base64 of 24 to 64 bytes`,
      );
    return [name, { url, secret }] as const;
  });
  return Object.fromEntries(entries);
}

/** As the Standard Webhooks specification has it. */
function isWebhookSecret(secret: string): boolean {
  const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const { length } = Buffer.from(encoded, 'base64');
  return length >= 24 && length <= 64;
}
