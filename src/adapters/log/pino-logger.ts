import { pino } from 'pino';
import type { Logger } from '../../ports/logger';
import { requestId } from '../../requests/request-id';
import { asOneLine } from './one-line';
import { safeError } from './safe-error';
import { withoutSecrets } from './without-secrets';

/** Whatever is called so is a secret, wherever it turns up in what is logged. */
const secrets = [
  'token',
  'botToken',
  'appToken',
  'signingSecret',
  'clientSecret',
  'client_secret',
  'refreshToken',
  'refresh_token',
  'access_token',
  'encryptionKeys',
  'authorization',
  'response_url',
  'trigger_id',
];

/** What is logged while a request is carried out says which. */
function mixin(): object {
  const id = requestId();
  return id === undefined ? {} : { request: id };
}

/** Logs JSON lines to standard output. */
export function createPinoLogger(
  level: string,
  destination?: { write(line: string): void },
): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    base: null,
    mixin,
    redact: { paths, censor: '[secret]' },
    serializers: { err: (error: unknown) => safeError(error) },
    hooks: { streamWrite: (line: string) => asOneLine(withoutSecrets(line)) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
