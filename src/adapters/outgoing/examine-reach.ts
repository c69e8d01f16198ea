import type { Diagnosis } from '../../ports/diagnosis';
import { usualTimeoutMs } from './post-json';

/** An address of the settings, and what does not work where it cannot be reached. */
export interface ExaminedAddress {
  /** `pager siren` */
  readonly about: string;
  /** Where it is in the settings: `pagers.siren.url`. */
  readonly setting: string;
  readonly url: string;
  readonly breaks: string;
}

/**
 * Whether something outside can be reached, by the way that what is sent to it takes. It is asked for the head of its first page:
 * nothing is sent to it, nobody is paged, and no key leaves this machine. Of the address no more than the origin is told.
 */
export async function examineReach(
  { about, setting, url, breaks }: ExaminedAddress,
  timeoutMs = usualTimeoutMs,
): Promise<Diagnosis> {
  const { origin, hostname, protocol } = new URL(url);
  const answer = await fetch(origin, {
    method: 'HEAD',
    headers: { 'user-agent': 'Hindsight' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => failureOf(error));
  if (answer instanceof Response) {
    const { status } = answer;
    if (status < 500) return { about, state: 'well', says: `${origin} can be reached.` };
    return {
      about,
      state: 'warning',
      says: `${origin} can be reached, and answers HTTP ${status}.`,
      mend: 'Where it says the same of what is sent to it, that is tried again for a day. Ask whoever runs it.',
    };
  }
  const { says, mend } = explain(answer, {
    origin,
    hostname,
    setting,
    isTls: protocol === 'https:',
  });
  return { about, state: 'problem', says, breaks: [breaks], mend };
}

interface ReachFailure {
  /** Of the operating system, of TLS, or of the client. */
  readonly code: string;
  readonly message: string;
}

function failureOf(error: unknown): ReachFailure {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return { code: 'ETIMEDOUT', message: '' };
  const { code = '', message = '' } = (cause ?? error) as Partial<ReachFailure>;
  return { code, message };
}

interface Place {
  readonly origin: string;
  readonly hostname: string;
  readonly setting: string;
  readonly isTls: boolean;
}

interface Explanation {
  readonly says: string;
  readonly mend: string;
}

/** In the words of whoever has to mend it. */
function explain({ code, message }: ReachFailure, place: Place): Explanation {
  const { origin, hostname, setting, isTls } = place;
  switch (code) {
    case 'ENOTFOUND':
      return {
        says: `${hostname} is unknown: there is no such host.`,
        mend: `Correct ${setting}, or have this machine ask a name server that knows it.`,
      };
    case 'EAI_AGAIN':
      return {
        says: `${hostname} cannot be looked up: the name server does not answer.`,
        mend: 'Let this machine ask its name server (DNS, port 53).',
      };
    case 'ECONNREFUSED':
      return {
        says: `${origin} refuses the connection: nothing listens there.`,
        mend: `Start what is to listen, or correct the port of ${setting}.`,
      };
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        says: `${origin} does not answer.`,
        mend: `Let this machine call out to it, past its firewall, or correct ${setting}.`,
      };
    default:
      return (
        (isTls ? explainTls(code, place) : undefined) ?? {
          says: `${origin} does not answer as a web server does: ${message || code || 'unknown'}.`,
          mend: `Correct ${setting}: its port, or the way it begins (https:// or http://).`,
        }
      );
  }
}

/** The codes of OpenSSL's verification, as Node names them. */
function explainTls(code: string, { origin, hostname, setting }: Place): Explanation | undefined {
  const invalid = `The certificate of ${origin} is not valid`;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return { says: `${invalid}: it has expired.`, mend: 'Have it renewed there.' };
    case 'CERT_NOT_YET_VALID':
      return {
        says: `${invalid}: its time has not come.`,
        mend: 'Look at the clock of this machine, and at theirs.',
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return {
        says: `${invalid}: it is for another name than ${hostname}.`,
        mend: `Correct ${setting}, or have one made for that name.`,
      };
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        says: `${invalid}: nobody that this machine trusts has signed it.`,
        mend: 'Start the bot with NODE_EXTRA_CA_CERTS, the path of a file with the certificate of whoever did.',
      };
    default:
      return /^(CERT_|ERR_TLS_CERT)/.test(code)
        ? { says: `${invalid} (${code}).`, mend: 'Have another one made there.' }
        : undefined;
  }
}
