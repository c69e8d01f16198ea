import type { z } from 'zod';

/** A setting. `rule` ends the sentence that begins with its name; `example` is for those that have no default. */
export interface Row<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly rule: string;
  readonly about: string;
  readonly example?: unknown;
}

/** A row of a table of settings. */
export function row<Schema extends z.ZodType>(
  schema: Schema,
  rule: string,
  about: string,
  example?: unknown,
): Row<Schema> {
  return { schema, rule, about, ...(example !== undefined && { example }) };
}

/** Follows the name of a setting: ` must be …` by its rule, or what is wrong further in, `.tracker.url must be …`. */
export function problemOf({ issues: [issue] }: z.ZodError, rule: string): string {
  if (issue === undefined || issue.path.length === 0) return ` ${rule}`;
  // Of a name the message says only that it is none.
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return `.${issue.path.join('.')} ${message}`;
}

/** What a table of settings comes to. */
export type Values<Table extends Record<string, Row<z.ZodType>>> = {
  readonly [Name in keyof Table]: z.output<Table[Name]['schema']>;
};
