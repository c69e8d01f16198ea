import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AlertNews, AlertSecrets, AlertSourceName } from '../../../ports/alerts';
import type { PageNews } from '../../../ports/pagers';
import { readBody } from '../../../requests/read-body';
import { answerJson, refuseWith } from '../answers';
import type { Page } from '../pages';
import { parseBody } from '../parse-body';
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
  const unproven = `This needs ${source.proof}.`;
  if (source.isProvenByHeaders && !isProven(Buffer.alloc(0)))
    return refuseWith(response, 401, unproven);
  const body = await readBody(request, mostBytes);
  if (body === undefined)
    return refuseWith(response, 413, `An alert may be ${mostBytes} bytes long.`);
  if (!isProven(body)) return refuseWith(response, 401, unproven);
  const read = parseBody(source.schema, body);
  if ('problem' in read) return refuseWith(response, 400, read.problem);
  const page = source.readPage?.(read.value);
  const isTaken =
    page === undefined
      ? await door.take(source.read(read.value, door.nowMs()))
      : await door.takePage(page);
  if (!isTaken)
    return refuseWith(response, 503, 'Not connected to Slack yet: send it again in a moment.');
  answerJson(response, 200, { ok: true });
}
