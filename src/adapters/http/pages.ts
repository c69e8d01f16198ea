import type { IncomingMessage, ServerResponse } from 'node:http';
import { inRequest } from '../../requests/request-id';

/** Something served beside Slack's requests, such as `/healthz`. */
export interface Page {
  readonly method: 'GET' | 'POST';
  /** A part of it in braces stands for any: `/api/incidents/{id}`. */
  readonly path: string;
  /** Answers. A failure becomes a 500 without a word of what it was. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Answers a request that is for one of the pages; says whether it was. */
export type AnswerPage = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Finds the page that a request is for. A page asked for with another method is refused with 405. */
export function createPages(
  pages: readonly Page[],
  onFailure: (error: unknown, path: string) => void,
): AnswerPage {
  const matching = pages.map((page) => ({ page, isAsked: matcherOf(page.path) }));
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const here = matching.flatMap(({ page, isAsked }) => (isAsked(path) ? [page] : []));
    if (here.length === 0) return false;
    const page = here.find(({ method }) => method === methodOf(request));
    if (page === undefined) {
      response.writeHead(405, { allow: here.map(({ method }) => method).join(', ') }).end();
      return true;
    }
    inRequest(() =>
      page.handle(request, response).catch((error: unknown) => {
        onFailure(error, path);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      }),
    );
    return true;
  };
}

/** Every request of Slack's passes here first: what asks for no more is compared, and nothing else. */
function matcherOf(path: string): (asked: string) => boolean {
  const [start = '', ...rest] = path.split(/\{\w+\}/);
  if (rest.length === 0) return (asked) => asked === path;
  const parts = [start, ...rest].map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[^/]+')}$`);
  return (asked) => asked.startsWith(start) && pattern.test(asked);
}

/** What may be read may be asked for its head. */
function methodOf({ method }: IncomingMessage): string | undefined {
  return method === 'HEAD' ? 'GET' : method;
}
