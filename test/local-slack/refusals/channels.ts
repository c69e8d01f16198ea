import type { Json } from '../../../src/local-slack/types';
import type { Case } from './cases';
import type { Setting } from './setting';

type Rest = (at: Setting) => Json;

const nothing: Rest = () => ({});

/** A channel that there is not, or that the app may not know of. */
export function unseen(rest: Rest = nothing, field = 'channel'): { channel_not_found: Case } {
  return { channel_not_found: (at) => ({ ...rest(at), [field]: at.secret }) };
}

/** A channel the app must be in, and that still lives. */
export function own(
  rest: Rest = nothing,
  field = 'channel',
): Record<'channel_not_found' | 'not_in_channel' | 'is_archived', Case> {
  return {
    ...unseen(rest, field),
    not_in_channel: (at) => ({ ...rest(at), [field]: at.elsewhere }),
    is_archived: (at) => ({ ...rest(at), [field]: at.old }),
  };
}

export function pages(rest: Rest = nothing): Record<'invalid_cursor' | 'invalid_limit', Case> {
  return {
    invalid_cursor: (at) => ({ ...rest(at), cursor: 'nowhere' }),
    invalid_limit: (at) => ({ ...rest(at), limit: -1 }),
  };
}
