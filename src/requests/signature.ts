import { hmacHex, isSame } from './hmac';

/** Header of what is signed our way, in and out: `t=1731975000,v1=<hex>`; see docs/integrations.md. */
export const signatureHeader = 'x-hindsight-signature';

/** Seconds for which a signature is good, either way. */
const goodForSeconds = 300;

/** Signs a body: HMAC SHA-256 over the Unix time, a dot and the body. */
export function sign(secret: string, body: string | Buffer, nowMs: number): string {
  const at = Math.floor(nowMs / 1000);
  return `t=${at},v1=${hmacHex(secret, `${at}.`, body)}`;
}

/** Whether somebody who knows the secret signed this body, within the time that a signature is good for. */
export function isSigned(
  secret: string,
  header: string | undefined,
  body: Buffer,
  nowMs: number,
): boolean {
  const [, at = '', theirs = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (at === '' || Math.abs(nowMs / 1000 - Number(at)) > goodForSeconds) return false;
  return isSame(theirs, hmacHex(secret, `${at}.`, body));
}

/** Whether `authorization` is `Bearer` with this token. */
export function isBearer(token: string, authorization: string | undefined): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  // Of equal length whatever was given.
  return isSame(hmacHex(token, given), hmacHex(token, token));
}
