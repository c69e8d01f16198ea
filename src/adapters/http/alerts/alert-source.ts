import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { type Iso, toIso } from '../../../domain/time/instant';
import { asTitle, longestTitle } from '../../../domain/titles';
import { cut } from '../../../domain/words/cut';
import type { AlertNews, AlertSourceName } from '../../../ports/alerts';
import type { PageNews } from '../../../ports/pagers';

/** One system that alerts come from. */
export interface AlertSource<Body = unknown> {
  /** Last part of its address: `/alerts/grafana`. */
  readonly name: AlertSourceName;
  /** What it has to send so that it is believed; ends the sentence that refuses it. */
  readonly proof: string;
  /** Whether that can be seen without the body. */
  readonly isProvenByHeaders: boolean;
  isProven(secret: string, headers: IncomingHttpHeaders, body: Buffer, nowMs: number): boolean;
  readonly schema: z.ZodType<Body>;
  /** What it tells of; nothing for what is none of our business. */
  read(body: Body, nowMs: number): readonly AlertNews[];
  /** What it says of a page of ours, where the same system is also a pager. */
  readPage?(body: Body): PageNews | undefined;
}

const longestText = 2000;
const longestKey = 1000;

/** A moment as these systems write them: `2026-11-19T14:05:00.123456789Z`. */
export const moment = z
  .string()
  .refine(
    (text) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)),
    'must be a moment such as 2026-11-19T14:05:00Z',
  );

/** A name of a group, that may be told apart from others. */
export const groupKey = z.string().min(1).max(longestKey);

export function isoOf(text: string): Iso {
  return toIso(Date.parse(text));
}

/** One line, cut to what a title holds. */
export function titleOf(text: string): string {
  return cut(asTitle(text), longestTitle) || 'Alert without a title';
}

export function textOf(text: string): string {
  return cut(text.trim(), longestText);
}

/** An address to look at, where it is one. */
export function linkOf(text: string | undefined): { readonly url: string } | undefined {
  const isAddress =
    text !== undefined && text.length <= 2000 && /^https?:\/\//i.test(text) && URL.canParse(text);
  return isAddress ? { url: text } : undefined;
}
