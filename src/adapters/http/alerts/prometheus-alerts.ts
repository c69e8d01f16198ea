import { z } from 'zod';
import { compareIso, toIso } from '../../../domain/time/instant';
import type { AlertNews, AlertSourceName } from '../../../ports/alerts';
import { isBearer } from '../../../requests/signature';
import { type AlertSource, groupKey, isoOf, linkOf, moment, textOf, titleOf } from './alert-source';

const words = z.record(z.string(), z.string());

/** A group as Alertmanager tells of it (its webhook's version 4), and Grafana, which says the same and more. */
const group = z.looseObject({
  groupKey,
  status: z.enum(['firing', 'resolved']),
  groupLabels: words.default({}),
  commonLabels: words.default({}),
  commonAnnotations: words.default({}),
  externalURL: z.string().optional(),
  title: z.string().optional(),
  alerts: z
    .array(
      z.looseObject({
        status: z.enum(['firing', 'resolved']),
        labels: words.default({}),
        annotations: words.default({}),
        startsAt: moment,
        endsAt: moment.optional(),
        generatorURL: z.string().optional(),
      }),
    )
    .min(1),
});

type Group = z.output<typeof group>;
type OneAlert = Group['alerts'][number];

/** Alerts described one by one; more of them are counted. */
const mostDescribed = 5;

export const alertmanager = sourceNamed('alertmanager');
export const grafana = sourceNamed('grafana');

function sourceNamed(name: AlertSourceName): AlertSource<Group> {
  return {
    name,
    proof: 'the header “Authorization: Bearer …” with its token',
    isProvenByHeaders: true,
    isProven: (token, { authorization }) => isBearer(token, authorization),
    schema: group,
    read: (body, nowMs) => [newsOf(name, body, nowMs)],
  };
}

function newsOf(source: AlertSourceName, body: Group, nowMs: number): AlertNews {
  const { alerts, status: state } = body;
  const firing = alerts.filter((one) => one.status === 'firing');
  const shown = firing.length > 0 ? firing : alerts;
  const title = titleOf(titleIn(body));
  const text = textOf(textIn(body, shown));
  return {
    source,
    key: body.groupKey,
    state,
    title,
    // Where there is only a summary it would be read twice.
    text: text === title ? '' : text,
    ...linkOf(shown[0]?.generatorURL ?? body.externalURL),
    at: state === 'firing' ? firstStart(shown) : (lastEnd(alerts) ?? toIso(nowMs)),
  };
}

function titleIn({ commonAnnotations, commonLabels, groupLabels, title }: Group): string {
  const { summary } = commonAnnotations;
  const { alertname } = commonLabels;
  return summary || alertname || title || labelWords(groupLabels);
}

function textIn({ commonAnnotations }: Group, alerts: readonly OneAlert[]): string {
  if (commonAnnotations.description) return commonAnnotations.description;
  const described = alerts.slice(0, mostDescribed).map(describe);
  const left = alerts.length - described.length;
  return [...new Set(described), ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
}

function describe({ annotations, labels }: OneAlert): string {
  return annotations.description || annotations.summary || labelWords(labels);
}

/** `instance=web-3, job=checkout` */
function labelWords(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

function firstStart(alerts: readonly OneAlert[]): string {
  return alerts.map(({ startsAt }) => isoOf(startsAt)).sort(compareIso)[0] ?? '';
}

/** Of what is still firing, or never said when it ended, the end is said to be in the year 1. */
function lastEnd(alerts: readonly OneAlert[]): string | undefined {
  const ends = alerts.flatMap(({ startsAt, endsAt }) => {
    const end = endsAt === undefined ? undefined : isoOf(endsAt);
    return end === undefined || compareIso(end, isoOf(startsAt)) < 0 ? [] : [end];
  });
  return ends.sort(compareIso).at(-1);
}
