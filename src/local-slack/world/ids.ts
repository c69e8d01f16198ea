import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An id as Slack makes them: the kind's letter and ten more, e.g. `C0ABCDEF123`. Random, so that two runs never share one. */
export function slackId(letter: string): string {
  const rest = [...randomBytes(9)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${letter}0${rest}`;
}

export function secret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

/** Gives out message timestamps (`seconds.micros`), each later than the one before, also under a clock that stands still. */
export function createTimestamps(now: () => number): () => string {
  let last = 0;
  return () => {
    last = Math.max(now() * 1000, last + 100);
    return formatTimestamp(last);
  };
}

function formatTimestamp(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(Math.floor(micros % 1_000_000)).padStart(6, '0')}`;
}
