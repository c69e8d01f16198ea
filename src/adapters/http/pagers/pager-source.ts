import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { PageNews, PagerKind } from '../../../ports/pagers';

/** One kind of pager that tells us what became of a page. */
export interface PagerSource<Body = unknown> {
  /** Last part of its address: `/pagers/opsgenie`. */
  readonly name: PagerKind;
  /** What it has to send so that it is believed; ends the sentence that refuses it. */
  readonly proof: string;
  /** Whether a request proves to know this secret. */
  isProven(secret: string, headers: IncomingHttpHeaders, body: Buffer, nowMs: number): boolean;
  readonly schema: z.ZodType<Body>;
  /** Undefined for what is no acknowledgement of a page of ours. */
  read(body: Body, nowMs: number): Omit<PageNews, 'kind' | 'pagers'> | undefined;
}
