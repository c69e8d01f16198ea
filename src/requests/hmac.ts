import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC SHA-256 of these parts one after the other, in hex. */
export function hmacHex(secret: string, ...parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}

/** Compares in a time that says nothing of where they differ. */
export function isSame(theirs: string, ours: string): boolean {
  const [a, b] = [Buffer.from(theirs), Buffer.from(ours)];
  return a.length === b.length && timingSafeEqual(a, b);
}
