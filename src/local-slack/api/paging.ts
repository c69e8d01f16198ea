import { LIMITS } from '../limits';
import type { Json } from '../types';
import { SlackFailure } from '../world/failure';
import { type Args, integer, optionalText } from './args';

interface Page<T> {
  readonly items: readonly T[];
  readonly metadata: Json;
  readonly hasMore: boolean;
}

/** One page of a list by Slack's cursors. Throws `invalid_cursor` or `invalid_limit`. */
export function page<T>(items: readonly T[], args: Args, fallback = 100): Page<T> {
  const limit = integer(args, 'limit', { fallback, max: LIMITS.pageSize.value });
  const start = readCursor(optionalText(args, 'cursor') ?? '');
  const end = start + limit;
  const hasMore = end < items.length;
  return {
    items: items.slice(start, end),
    hasMore,
    metadata: { next_cursor: hasMore ? writeCursor(end) : '' },
  };
}

function writeCursor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64');
}

function readCursor(cursor: string): number {
  if (cursor === '') return 0;
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw new SlackFailure('invalid_cursor');
  return Number(offset);
}
