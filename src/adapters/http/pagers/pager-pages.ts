import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageNews, PagerKind, PagerSecret, PagerSecrets } from '../../../ports/pagers';
import { readBody } from '../../../requests/read-body';
import { answerJson, refuseWith } from '../answers';
import type { Page } from '../pages';
import { parseBody } from '../parse-body';
import { opsgenieAcknowledgements } from './opsgenie-acknowledgements';
import type { PagerSource } from './pager-source';
import { pagerdutyAcknowledgements } from './pagerduty-acknowledgements';
import { webhookAcknowledgements } from './webhook-acknowledgements';

/** Every kind of pager, by its name. */
const pagerSources = {
  pagerduty: pagerdutyAcknowledgements,
  opsgenie: opsgenieAcknowledgements,
  webhook: webhookAcknowledgements,
} satisfies Readonly<Record<PagerKind, unknown>>;

export interface PagerDoor {
  readonly secrets: PagerSecrets;
  nowMs(): number;
  /** Returns once it is on record; `false` while nothing can be taken in yet. */
  take(news: PageNews): Promise<boolean>;
}

const mostBytes = 256 * 1024;

/** `POST /pagers/<kind>` for each kind of pager. */
export function pagerPages(door: PagerDoor): readonly Page[] {
  const sources = Object.values(pagerSources) as readonly PagerSource[];
  return sources.map((source) => ({
    method: 'POST',
    path: `/pagers/${source.name}`,
    handle: (request, response) => handle(door, source, request, response),
  }));
}

async function handle(
  door: PagerDoor,
  source: PagerSource,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const secrets = door.secrets[source.name] ?? [];
  if (secrets.length === 0)
    return refuseWith(response, 404, `Pagers of the kind ${source.name} are not set up here.`);
  const body = await readBody(request, mostBytes);
  if (body === undefined) return refuseWith(response, 413, `It may be ${mostBytes} bytes long.`);
  const proven = secrets.filter(({ secret }) =>
    source.isProven(secret, request.headers, body, door.nowMs()),
  );
  if (proven.length === 0) return refuseWith(response, 401, `This needs ${source.proof}.`);
  const read = parseBody(source.schema, body);
  if ('problem' in read) return refuseWith(response, 400, read.problem);
  const news = source.read(read.value, door.nowMs());
  const isTaken = news === undefined || (await door.take(asSaid(source.name, news, proven)));
  if (!isTaken)
    return refuseWith(response, 503, 'Not connected to Slack yet: send it again in a moment.');
  answerJson(response, 200, { ok: true });
}

/** Somebody who knows the secret of one pager says nothing for another. */
function asSaid(
  kind: PagerKind,
  news: Omit<PageNews, 'kind' | 'pagers'>,
  proven: readonly PagerSecret[],
): PageNews {
  const isForAll = proven.some(({ pagers }) => pagers === undefined);
  if (isForAll) return { ...news, kind };
  return { ...news, kind, pagers: proven.flatMap(({ pagers = [] }) => pagers) };
}
