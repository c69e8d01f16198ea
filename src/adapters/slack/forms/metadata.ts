import { limits } from '../limits';

/** What a form brings back besides its answers. */
export interface FormMetadata {
  readonly carry: string;
  /** Where the form was opened. */
  readonly channelId?: string;
  /** The response address of the press that opened it, where its message is to be renewed. */
  readonly renewAt?: string;
}

/**
 * Throws RangeError beyond Slack's limit: shortened, it would mean something else. Only the address is left out where
 * there is no room for it.
 */
export function packMetadata({ carry, channelId = '', renewAt }: FormMetadata): string {
  const packed = `${channelId}${renewAt === undefined ? '' : `|${renewAt}`} ${carry}`;
  if (packed.length <= limits.privateMetadata) return packed;
  if (renewAt !== undefined) return packMetadata({ carry, channelId });
  throw new RangeError('a form carries too much');
}

/** What `packMetadata` packed. */
export function unpackMetadata(packed: string): FormMetadata {
  const blank = packed.indexOf(' ');
  const [channelId = '', renewAt] = packed.slice(0, Math.max(blank, 0)).split('|');
  return {
    carry: packed.slice(blank + 1),
    ...(channelId !== '' && { channelId }),
    ...(renewAt !== undefined && { renewAt }),
  };
}
