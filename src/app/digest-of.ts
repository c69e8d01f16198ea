import { createHash } from 'node:crypto';

/** Tells whether two contents are the same without keeping them: SHA-256, in base 64. */
export function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}
