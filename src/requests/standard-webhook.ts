import { createHmac } from 'node:crypto';

/**
 * Headers that sign a body as the Standard Webhooks specification 1.0.0 says (https://www.standardwebhooks.com): HMAC
 * SHA-256 over id, Unix time and body, parted by dots. `secret`: `whsec_` and base64.
 */
export function standardWebhookHeaders(
  secret: string,
  id: string,
  body: string,
  nowMs: number,
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const at = Math.floor(nowMs / 1000);
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': `${at}`,
    'webhook-signature': `v1,${signature}`,
  };
}
