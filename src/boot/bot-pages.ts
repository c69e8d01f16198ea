import { createSystemClock } from '../adapters/clock/system-clock';
import { alertPages } from '../adapters/http/alerts/alert-pages';
import { answerUnknown, apiPages } from '../adapters/http/api/api-pages';
import { type InstallDoor, installPages } from '../adapters/http/install-pages';
import { operatingPages } from '../adapters/http/operating-pages';
import { pagerPages } from '../adapters/http/pagers/pager-pages';
import { type AnswerPage, createPages } from '../adapters/http/pages';
import type { createPromMetrics } from '../adapters/metrics/prom-metrics';
import { takeAlerts } from '../app/alerts/take-alerts';
import type { FrontOffice } from '../app/create-desk';
import { takePageNews } from '../app/paging/take-page-news';
import { createIncidentReading } from '../app/read-incidents';
import type { PageNews } from '../ports/pagers';
import { surfaceNames } from '../ports/surfaces';
import type { Config } from '../settings/config';

type PromMetrics = ReturnType<typeof createPromMetrics>;

/** What others prove themselves with. */
type Proofs = Partial<Pick<Config, 'alertSecrets' | 'pagerSecrets' | 'apiToken'>>;

interface Served extends InstallDoor {
  /** Undefined until Slack has said which it is. */
  workspaceId(): string | undefined;
  /** Whether Slack reaches it, and it could write to the database a moment ago. */
  isReady(): boolean;
  readonly metrics: PromMetrics;
}

/** Everything that is served beside Slack's requests. */
export function createBotPages(
  { room }: FrontOffice,
  { alertSecrets = {}, pagerSecrets = {}, apiToken }: Proofs,
  served: Served,
): AnswerPage {
  const { outbox, surfaces, alerts: groups, log } = room.deps;
  const { now } = createSystemClock();
  const backlogs = {
    outbox: () => outbox.backlog(now()),
    pages: () => outbox.backlog(now(), 'pagers'),
    events: () => outbox.backlog(now(), 'events'),
    surfaces: () => surfaces.backlog(surfaceNames, now()),
    alerts: () => groups.backlog(now()),
  };
  const operating = operatingPages({
    async isReady() {
      await backlogs.outbox();
      return served.isReady();
    },
    metrics: () => served.metrics.text(backlogs),
  });
  const inWorkspace =
    <News>(take: (workspaceId: string, news: News) => Promise<void>) =>
    async (news: News) => {
      const workspaceId = served.workspaceId();
      if (workspaceId === undefined) return false;
      await take(workspaceId, news);
      return true;
    };
  const takePage = inWorkspace<PageNews>((workspaceId, news) =>
    takePageNews(room, workspaceId, news),
  );
  const alerts = alertPages({
    secrets: alertSecrets,
    nowMs: Date.now,
    take: inWorkspace(async (workspaceId, news) => {
      await takeAlerts(room, workspaceId, news);
      for (const { source, state } of news) served.metrics.alerted(source, state);
    }),
    takePage,
  });
  const pagers = pagerPages({ secrets: pagerSecrets, nowMs: Date.now, take: takePage });
  const api = apiPages({
    token: apiToken,
    reading() {
      const workspaceId = served.workspaceId();
      return workspaceId === undefined ? undefined : createIncidentReading(room, workspaceId);
    },
  });
  const pages = [...operating, ...installPages(served), ...alerts, ...pagers, ...api];
  const answerPage = createPages(pages, (err, path) =>
    log.error({ err, path }, 'a page could not be answered'),
  );
  const refuseUnknown = answerUnknown(apiToken !== undefined);
  return (request, response) => answerPage(request, response) || refuseUnknown(request, response);
}
