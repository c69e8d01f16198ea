import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageNews, PagerKind, PagerSecret, PagerSecrets } from '../../../ports/pagers';
import { refuseWith } from '../answers';
import type { Page } from '../pages';
import { takeDelivery } from '../take-delivery';
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
  const { name: kind, proof, schema } = source;
  let proven: readonly PagerSecret[] = [];
  await takeDelivery(request, response, {
    ...{ mostBytes, name: 'It', proof, schema },
    isProven(body) {
      proven = secrets.filter(({ secret }) =>
        source.isProven(secret, request.headers, body, door.nowMs()),
      );
      return proven.length > 0;
    },
    async take(body) {
      const news = source.read(body, door.nowMs());
      return news === undefined || door.take(asSaid(kind, news, proven));
    },
  });
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
