import { limits } from '../limits';

/** What a form brings back besides its answers. */
export interface FormMetadata {
  readonly carry: string;
  /** Where the form was opened. */
  readonly channelId?: string;
}

/** Throws RangeError beyond Slack's limit: shortened, it would mean something else. */
export function packMetadata(carry: string, channelId?: string): string {
  const packed = `${channelId ?? ''} ${carry}`;
  if (packed.length > limits.privateMetadata) throw new RangeError('a form carries too much');
  return packed;
}

/** What `packMetadata` packed. */
export function unpackMetadata(packed: string): FormMetadata {
  const blank = packed.indexOf(' ');
  const channelId = packed.slice(0, Math.max(blank, 0));
  const carry = packed.slice(blank + 1);
  return channelId === '' ? { carry } : { carry, channelId };
}
