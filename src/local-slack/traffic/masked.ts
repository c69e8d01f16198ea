import { isObject } from '../json';

const SECRET_NAMES = /(?:^|_)(?:token|secret)$/;
const SECRETS = /\b(xox[a-z]|xapp)-[\w-]+|(?<=\bticket=)[\w-]+/g;
const MASK = '•••';

/** The same without its secrets: tokens, secrets, and the one-time passwords of sockets. */
export function masked(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(SECRETS, maskOf);
  if (Array.isArray(value)) return value.map(masked);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      SECRET_NAMES.test(name) && typeof each === 'string' && each !== '' ? MASK : masked(each),
    ]),
  );
}

/** Which kind of token it was may be seen. */
function maskOf(_secret: string, kind: string | undefined): string {
  return kind ? `${kind}-${MASK}` : MASK;
}
