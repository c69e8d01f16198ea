import type { Sealed } from '../../../ports/installations';
import { type SecretBox, SecretError } from '../../../ports/secret-box';

/** What an installation lets the bot in with. */
export interface Tokens {
  readonly botToken: string;
  /** Where tokens are rotated: gives the next one, once. */
  readonly refreshToken?: string;
}

/** Encrypted for this installation and no other. */
export function sealTokens(box: SecretBox, id: string, tokens: Tokens): Sealed {
  return box.seal(JSON.stringify(tokens), aboutOf(id));
}

/** Throws SecretError where they do not open. */
export function openTokens(box: SecretBox, id: string, sealed: Sealed): Tokens {
  try {
    return JSON.parse(box.open(sealed, aboutOf(id))) as Tokens;
  } catch (error) {
    if (!(error instanceof SecretError)) throw error;
    throw new SecretError(`the installation of ${id} ${error.message}`, error.isKeyMissing);
  }
}

function aboutOf(id: string): string {
  return `installation ${id}`;
}
