import type { Severity } from '../../domain/vocabulary';
import { cut } from '../../domain/words/cut';
import type { Page, Pager, PagerSetup } from '../../ports/pagers';
import { below, postJson } from './post-json';

/** Of a summary; see https://developer.pagerduty.com/docs/send-alert-event. */
const longestSummary = 1024;

const severities: Readonly<Record<Severity, string>> = {
  sev1: 'critical',
  sev2: 'error',
  sev3: 'warning',
  sev4: 'info',
};

/** PagerDuty by its Events API v2: one alert for each key, whose later events say what became of it. */
export function createPagerdutyPager(
  who: string,
  { url, secret }: PagerSetup,
  timeoutMs: number,
): Pager {
  return {
    kind: 'pagerduty',
    send: (page) =>
      postJson({
        who,
        url: below(url, '/v2/enqueue'),
        body: JSON.stringify({
          routing_key: secret,
          event_action: page.action,
          dedup_key: page.key,
          ...(page.action === 'trigger' && triggered(page)),
        }),
        headers: {},
        timeoutMs,
        reasonIn: ({ message, errors }) =>
          [message, errors]
            .flat()
            .filter((one) => typeof one === 'string')
            .join(': ') || undefined,
      }),
  };
}

function triggered({ summary, severity, at, facts, url }: Page) {
  return {
    payload: {
      summary: cut(summary, longestSummary),
      source: 'Hindsight',
      severity: severity === undefined ? 'critical' : severities[severity],
      timestamp: at,
      custom_details: facts,
    },
    client: 'Hindsight',
    ...(url !== undefined && { client_url: url, links: [{ href: url, text: 'The channel' }] }),
  };
}
