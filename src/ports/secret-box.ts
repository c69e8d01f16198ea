import type { Sealed } from './installations';

/** Encrypts what is kept. `about` says what it belongs to: sealed for one thing, it opens for no other. */
export interface SecretBox {
  seal(plain: string, about: string): Sealed;
  /** Throws SecretError for what was sealed with a key that is not there, for another thing, or was changed. */
  open(sealed: Sealed, about: string): string;
  /** Proves that a text is ours; anybody may read it. */
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
  /** Sealed with a key that is there, but that is not the one in use now. */
  isOutdated(sealed: Sealed): boolean;
}

/** Something sealed does not open. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  /** The key it was sealed with is not among those that were given. */
  readonly isKeyMissing: boolean;

  constructor(message: string, isKeyMissing: boolean) {
    super(message);
    this.isKeyMissing = isKeyMissing;
  }

  /** What to do about it, where it is a token of an installation: the end of a sentence. */
  get mend(): string {
    return this.isKeyMissing
      ? 'put that key after the one in use, with a comma between'
      : 'restore a backup, or delete its row and install the bot there again';
  }
}
