import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { AlertNews, AlertSecrets, AlertSourceName } from '../../../ports/alerts';
import { readBody } from '../../../requests/read-body';
import { answerJson, refuseWith } from '../answers';
import type { Page } from '../pages';
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
  const read = readNews(source, body, door.nowMs());
  if ('problem' in read) return refuseWith(response, 400, read.problem);
  if (!(await door.take(read.news)))
    return refuseWith(response, 503, 'Not connected to Slack yet: send it again in a moment.');
  answerJson(response, 200, { ok: true });
}

type Read = { readonly news: readonly AlertNews[] } | { readonly problem: string };

function readNews(source: AlertSource, body: Buffer, nowMs: number): Read {
  const parsed = parse(body);
  if (parsed === undefined) return { problem: 'The body must be JSON.' };
  const read = source.schema.safeParse(parsed.value);
  return read.success
    ? { news: source.read(read.data, nowMs) }
    : { problem: problemOf(read.error) };
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
