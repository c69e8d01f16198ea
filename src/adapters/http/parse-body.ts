import type { z } from 'zod';

/** A body as JSON of this shape, or a sentence that says what is wrong with it. */
export function parseBody<Value>(
  schema: z.ZodType<Value>,
  body: Buffer,
): { readonly value: Value } | { readonly problem: string } {
  const parsed = parse(body);
  if (parsed === undefined) return { problem: 'The body must be JSON.' };
  const read = schema.safeParse(parsed.value);
  return read.success ? { value: read.data } : { problem: problemOf(read.error) };
}

function parse(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString()) };
  } catch {
    return undefined;
  }
}

/** Names the field, in a sentence. */
function problemOf({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') ?? '';
  return `${field === '' ? 'The body' : `The field “${field}”`} is not as it must be: ${issue?.message ?? ''}.`;
}
