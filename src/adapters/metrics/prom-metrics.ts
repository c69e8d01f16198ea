import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Backlog, Metrics } from '../../ports/metrics';

/** Slack wants an answer within 3 s; ours mostly takes milliseconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** What is looked up anew each time somebody asks for the metrics. */
export interface Backlogs {
  readonly outbox: () => Promise<Backlog>;
  readonly pages: () => Promise<Backlog>;
  readonly events: () => Promise<Backlog>;
  readonly surfaces: () => Promise<Backlog>;
  readonly alerts: () => Promise<Backlog>;
}

export interface PromMetrics extends Metrics {
  /** The metrics in Prometheus' text format. */
  text(backlogs: Backlogs): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Metrics for Prometheus, those of the process itself included. */
export function createPromMetrics(): PromMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const acknowledged = new Histogram({
    name: 'hindsight_ack_seconds',
    help: 'From the arrival of a request to its acknowledgement; Slack gives up after 3 s.',
    labelNames: ['kind'],
    buckets,
    registers: [registry],
  });
  const finished = new Histogram({
    name: 'hindsight_request_seconds',
    help: 'From the arrival of a request to the end of all that it called for.',
    labelNames: ['kind'],
    buckets,
    registers: [registry],
  });
  const calls = new Histogram({
    name: 'hindsight_slack_call_seconds',
    help: 'How long calls of Slack’s Web API took.',
    labelNames: ['method'],
    buckets,
    registers: [registry],
  });
  const outcomes = new Counter({
    name: 'hindsight_slack_calls_total',
    help: 'Calls of Slack’s Web API by outcome: ok, or the error code.',
    labelNames: ['method', 'outcome'],
    registers: [registry],
  });
  const alerts = new Counter({
    name: 'hindsight_alerts_total',
    help: 'How often monitoring systems told of a group of alerts.',
    labelNames: ['source', 'state'],
    registers: [registry],
  });
  const showBacklogs = backlogGauges(registry);
  return {
    acknowledged: (kind, seconds) => acknowledged.observe({ kind }, seconds),
    finished: (kind, seconds) => finished.observe({ kind }, seconds),
    called(method, outcome, seconds) {
      calls.observe({ method }, seconds);
      outcomes.inc({ method, outcome });
    },
    alerted: (source, state) => alerts.inc({ source, state }),
    async text(backlogs) {
      await showBacklogs(backlogs);
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** What waits, and for how long the oldest has: two gauges each. */
const waiting: Readonly<Record<keyof Backlogs, readonly [depth: string, age: string, of: string]>> =
  {
    outbox: ['outbox_depth', 'outbox_age_seconds', 'Steps in Slack that are still to be done'],
    pages: ['pages_waiting', 'pages_age_seconds', 'Steps that pagers have not taken yet'],
    events: ['events_waiting', 'events_age_seconds', 'Events that endpoints have not taken yet'],
    surfaces: ['surfaces_behind', 'surface_lag_seconds', 'Cards, canvases, … that are behind'],
    alerts: ['alerts_behind', 'alerts_lag_seconds', 'Messages of alerts that are behind'],
  };

function backlogGauges(registry: Registry) {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `hindsight_${name}`, help, registers: [registry] });
  const gauges = Object.entries(waiting).map(([name, [depth, age, of]]) => ({
    name: name as keyof Backlogs,
    depth: gauge(depth, `${of}.`),
    age: gauge(age, `${of}: how long the oldest has waited.`),
  }));
  return async (backlogs: Backlogs): Promise<void> => {
    await Promise.all(
      gauges.map(async ({ name, depth, age }) => {
        const { waiting: howMany, seconds } = await backlogs[name]();
        depth.set(howMany);
        age.set(seconds);
      }),
    );
  };
}
