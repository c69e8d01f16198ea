import { answered } from '../errors';

/** Pages read at most; more than any channel or workspace we mean to serve has. */
const MOST_PAGES = 50;

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** One page after the other, as long as Slack names a next one. Throws ChatError. */
export async function* pagesOf<T extends Page>(
  method: string,
  ask: (cursor: { cursor?: string }) => Promise<T>,
  most = MOST_PAGES,
): AsyncGenerator<T> {
  let cursor: { cursor?: string } | undefined = {};
  for (let read = 0; read < most && cursor; read += 1) {
    const page: T = await answered(method, ask(cursor));
    yield page;
    const next = page.response_metadata?.next_cursor;
    cursor = next ? { cursor: next } : undefined;
  }
}
