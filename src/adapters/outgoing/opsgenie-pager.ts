import type { Severity } from '../../domain/vocabulary';
import { cut } from '../../domain/words/cut';
import type { Page, Pager, PagerSetup } from '../../ports/pagers';
import { below, postJson } from './post-json';

/** Of an alert; see https://docs.opsgenie.com/docs/alert-api. */
const longestMessage = 130;
const longestDescription = 15_000;
const longestUser = 100;

const priorities: Readonly<Record<Severity, string>> = {
  sev1: 'P1',
  sev2: 'P2',
  sev3: 'P3',
  sev4: 'P4',
};

/** Opsgenie, or Jira Service Management, which took it over, by the alert API: one alert for each alias. It takes everything with 202, and looks at it afterwards. */
export function createOpsgeniePager(
  who: string,
  { url, secret, team }: PagerSetup,
  timeoutMs: number,
): Pager {
  return {
    kind: 'opsgenie',
    send: (page) =>
      postJson({
        who,
        url: below(url, pathOf(page)),
        body: JSON.stringify(
          page.action === 'trigger' ? created(page, team) : { user: userOf(page), source },
        ),
        headers: { authorization: `GenieKey ${secret}` },
        timeoutMs,
        reasonIn: ({ message }) => (typeof message === 'string' ? message : undefined),
      }),
  };
}

const source = 'Hindsight';

function pathOf({ action, key }: Page): string {
  if (action === 'trigger') return '/v2/alerts';
  const verb = action === 'resolve' ? 'close' : action;
  return `/v2/alerts/${encodeURIComponent(key)}/${verb}?identifierType=alias`;
}

function created(page: Page, team: string | undefined) {
  const { key, summary, severity, facts, url } = page;
  const lines = Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`);
  return {
    message: cut(summary, longestMessage),
    alias: key,
    description: cut(
      [summary, ...lines, ...(url === undefined ? [] : [url])].join('\n'),
      longestDescription,
    ),
    details: facts,
    priority: severity === undefined ? 'P1' : priorities[severity],
    ...(team !== undefined && { responders: [{ type: 'team', name: team }] }),
    user: userOf(page),
    source,
  };
}

function userOf({ by }: Page): string {
  return cut(by, longestUser);
}
