import type { ServerResponse } from 'node:http';
import type { Page } from './pages';

/** What the pages tell; each is asked anew. */
export interface Operating {
  /** Connected to Slack, and the database answers. */
  isReady(): Promise<boolean>;
  metrics(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: what it did, for Prometheus. */
export function operatingPages({ isReady, metrics }: Operating): readonly Page[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: async (_request, response) => answer(response, true),
    },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_request, response) => answer(response, await isReady().catch(() => false)),
    },
    {
      method: 'GET',
      path: '/metrics',
      async handle(_request, response) {
        const { contentType, body } = await metrics();
        response.writeHead(200, { 'content-type': contentType }).end(body);
      },
    },
  ];
}

function answer(response: ServerResponse, isWell: boolean): void {
  response.writeHead(isWell ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: isWell }));
}
