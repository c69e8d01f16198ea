import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AlertNews, AlertSecrets, AlertSourceName } from '../../../ports/alerts';
import type { PageNews } from '../../../ports/pagers';
import { refuseWith } from '../answers';
import type { Page } from '../pages';
import { refuseUnproven, takeDelivery } from '../take-delivery';
import type { AlertSource } from './alert-source';
import { pagerduty } from './pagerduty';
import { json } from './plain-alerts';
import { alertmanager, grafana } from './prometheus-alerts';

/** Every system that alerts can come from, by its name. */
const alertSources = { alertmanager, grafana, pagerduty, json } satisfies Readonly<
  Record<AlertSourceName, unknown>
>;

export interface AlertDoor {
  readonly secrets: AlertSecrets;
  nowMs(): number;
  /** Returns once it is on record; `false` while nothing can be taken in yet. */
  take(news: readonly AlertNews[]): Promise<boolean>;
  /** The same for what is said of a page of ours. */
  takePage(news: PageNews): Promise<boolean>;
}

/** A group with hundreds of alerts is below this. */
const mostBytes = 1024 * 1024;

/** `POST /alerts/<name>` for each system. */
export function alertPages(door: AlertDoor): readonly Page[] {
  const sources = Object.values(alertSources) as readonly AlertSource[];
  return sources.map((source) => ({
    method: 'POST',
    path: `/alerts/${source.name}`,
    handle: (request, response) => handle(door, source, request, response),
  }));
}

async function handle(
  door: AlertDoor,
  source: AlertSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const secret = door.secrets[source.name];
  if (secret === undefined)
    return refuseWith(response, 404, `Alerts of ${source.name} are not set up here.`);
  const isProven = (body: Buffer) => source.isProven(secret, request.headers, body, door.nowMs());
  const { proof, schema, isProvenByHeaders } = source;
  if (isProvenByHeaders && !isProven(Buffer.alloc(0))) return refuseUnproven(response, proof);
  await takeDelivery(request, response, {
    ...{ mostBytes, name: 'An alert', proof, isProven, schema },
    take(body) {
      const page = source.readPage?.(body);
      return page === undefined ? door.take(source.read(body, door.nowMs())) : door.takePage(page);
    },
  });
}
