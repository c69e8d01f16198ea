import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { Sealed } from '../../ports/installations';
import { type SecretBox, SecretError } from '../../ports/secret-box';

/** AES-256-GCM takes a key of 32 bytes, and is used with nonces of 12 and tags of 16: NIST SP 800-38D. */
const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
  /** For signatures, of which nobody learns anything about the other. */
  readonly signing: Buffer;
}

/**
 * Encrypts with a key derived from the first secret, and opens with that of any: secrets are replaced by putting the new
 * one in front. Beside what is sealed stands which key it was, as a digest that tells nothing of the key.
 */
export function createAesSecretBox(secrets: readonly [string, ...string[]]): SecretBox {
  const keys = secrets.map(keyOf);
  const [current] = keys as [Key, ...Key[]];
  return {
    seal(plain, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, current.bytes, nonce);
      cipher.setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const text = Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
      return { keyId: current.id, text };
    },
    open(sealed, about) {
      const key = keys.find(({ id }) => id === sealed.keyId);
      if (key === undefined)
        throw new SecretError(`was encrypted with the key ${sealed.keyId}`, true);
      return opened(key, sealed, about);
    },
    sign: (text) => signature(current, text).toString('base64url'),
    isSigned(text, given) {
      const bytes = Buffer.from(given, 'base64url');
      return keys.some((key) => isSame(signature(key, text), bytes));
    },
    isOutdated: ({ keyId }) => keyId !== current.id && keys.some(({ id }) => id === keyId),
  };
}

function opened(key: Key, { text }: Sealed, about: string): string {
  try {
    const all = Buffer.from(text, 'base64');
    const decipher = createDecipheriv(algorithm, key.bytes, all.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(Buffer.from(about));
    decipher.setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes));
    const rest = all.subarray(nonceBytes + tagBytes);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  } catch {
    throw new SecretError('was changed, or belongs to something else', false);
  }
}

function signature({ signing }: Key, text: string): Buffer {
  return createHmac('sha256', signing).update(text).digest();
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function keyOf(secret: string): Key {
  return {
    id: derived(secret, 'which key', 8).toString('hex'),
    bytes: derived(secret, 'installations', keyBytes),
    signing: derived(secret, 'states', keyBytes),
  };
}

/** Keys for different ends from one secret: RFC 5869. */
function derived(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `hindsight ${purpose} v1`, bytes));
}
