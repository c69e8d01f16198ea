import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the pages tell; each is asked anew. */
export interface Health {
  /** Connected to Slack, and the database answers. */
  isReady(): Promise<boolean>;
}

interface HealthPage {
  readonly path: string;
  readonly method: 'GET';
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `/healthz`: the process lives. `/readyz`: it can do its work. */
export function healthPages(health: Health): readonly HealthPage[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_request, response) => answer(response, true) },
    {
      path: '/readyz',
      method: 'GET',
      handler(_request, response) {
        health.isReady().then(
          (isReady) => answer(response, isReady),
          () => answer(response, false),
        );
      },
    },
  ];
}

function answer(response: ServerResponse, isWell: boolean): void {
  response.writeHead(isWell ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: isWell }));
}
