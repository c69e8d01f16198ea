import type { PagerKind, PagerSetup } from '../../src/ports/pagers';
import { hmacHex } from '../../src/requests/hmac';
import { isSigned, sign } from '../../src/requests/signature';
import {
  type OutsideAnswer,
  type OutsideRequest,
  type OutsideServer,
  startOutsideServer,
} from './outside-server';

/** An alert as somebody sees it on their telephone. */
export interface FakeAlert {
  readonly key: string;
  summary: string;
  readonly severity: string;
  state: 'triggered' | 'acknowledged' | 'resolved';
  /** How often somebody was woken by it. */
  wakes: number;
}

/** A pager of another company, as its documents say that it behaves. */
export interface FakePager {
  readonly server: OutsideServer;
  readonly setup: PagerSetup;
  readonly alerts: Map<string, FakeAlert>;
  /** What it answers somebody who has the wrong key. */
  readonly refusal: OutsideAnswer;
  /** Somebody acknowledges on their telephone, and the pager tells the bot at this address. Returns the status of its answer. */
  acknowledge(botAddress: string, key: string, by: string, at?: string): Promise<number>;
}

/** What the pager tells the bot by. */
export const webhookSecret = 'secret-of-the-pager-webhook';

type Alerts = Map<string, FakeAlert>;
type Take = (alerts: Alerts, setup: PagerSetup, request: OutsideRequest) => OutsideAnswer;

interface Behaviour {
  readonly secret: string;
  readonly refusal: OutsideAnswer;
  readonly take: Take;
  /** The body and headers of what it posts when somebody acknowledges. */
  tell(
    alert: FakeAlert,
    by: string,
    at: string,
    setup: PagerSetup,
  ): { readonly body: string; readonly headers: Readonly<Record<string, string>> };
}

export async function startFakePager(kind: PagerKind): Promise<FakePager> {
  const { secret, refusal, take, tell } = behaviours[kind];
  const alerts: Alerts = new Map();
  const server = await startOutsideServer((request) => take(alerts, setup, request));
  const setup: PagerSetup = { kind, url: server.url, secret };
  return {
    server,
    setup,
    alerts,
    refusal,
    async acknowledge(botAddress, key, by, at = new Date().toISOString()) {
      const alert = alerts.get(key);
      if (alert === undefined) throw new Error(`no alert ${key}`);
      alert.state = 'acknowledged';
      const { body, headers } = tell(alert, by, at, setup);
      const method = 'POST';
      const answer = await fetch(`${botAddress}/pagers/${kind}`, { method, body, headers });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}

/** The same key while it is open is the same alert, and wakes nobody again. */
function trigger(alerts: Alerts, key: string, summary: string, severity: string): void {
  const open = alerts.get(key);
  if (open !== undefined && open.state !== 'resolved') open.summary = summary;
  else alerts.set(key, { key, summary, severity, state: 'triggered', wakes: 1 });
}

function settle(alerts: Alerts, key: string, state: FakeAlert['state']): void {
  const alert = alerts.get(key);
  if (alert !== undefined && alert.state !== 'resolved') alert.state = state;
}

const routingKey = 'R0123456789ABCDEFGHIJ0123456789A';

/** Events API v2: https://developer.pagerduty.com/docs/send-alert-event and webhooks of version 3. */
const pagerduty: Behaviour = {
  secret: routingKey,
  refusal: invalidEvent("'routing_key' is invalid (must be 32 characters)"),
  take(alerts, _setup, { method, path, body }) {
    if (method !== 'POST' || path !== '/v2/enqueue') return { status: 404 };
    const event = JSON.parse(body);
    const { routing_key, event_action, dedup_key, payload } = event;
    const problem = problemOf(event);
    if (routing_key !== routingKey || problem !== undefined)
      return invalidEvent(problem ?? 'Invalid Routing Key');
    if (event_action === 'trigger') trigger(alerts, dedup_key, payload.summary, payload.severity);
    else settle(alerts, dedup_key, event_action === 'resolve' ? 'resolved' : 'acknowledged');
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key } };
  },
  tell({ key, summary }, by, at) {
    const body = JSON.stringify({
      event: {
        id: '01BZYK8N47N5JG55J1EEEHPEJI',
        event_type: 'incident.acknowledged',
        resource_type: 'incident',
        occurred_at: at,
        agent: { id: 'PLH1HKV', summary: by, type: 'user_reference' },
        client: null,
        data: {
          id: 'PGR0VU2',
          type: 'incident',
          html_url: 'https://acme.pagerduty.com/incidents/PGR0VU2',
          number: 2,
          status: 'acknowledged',
          incident_key: key,
          created_at: at,
          title: summary,
          service: { id: 'PF9KMXH', summary: 'Database', type: 'service_reference' },
          urgency: 'high',
        },
      },
    });
    return { body, headers: { 'x-pagerduty-signature': `v1=${hmacHex(webhookSecret, body)}` } };
  },
};

function invalidEvent(error: string): OutsideAnswer {
  return {
    status: 400,
    body: { status: 'invalid event', message: 'Event object is invalid', errors: [error] },
  };
}

function problemOf(event: Record<string, unknown>): string | undefined {
  const { event_action, dedup_key, payload } = event as {
    event_action: string;
    dedup_key?: string;
    payload?: { summary?: string; source?: string; severity?: string };
  };
  if (!['trigger', 'acknowledge', 'resolve'].includes(event_action)) return "'event_action'";
  if (!dedup_key || dedup_key.length > 255) return "'dedup_key' is missing or too long";
  if (event_action !== 'trigger') return undefined;
  const { summary = '', source = '', severity = '' } = payload ?? {};
  if (summary === '' || summary.length > 1024) return "'payload.summary' is missing or too long";
  if (source === '') return "'payload.source' is missing or blank";
  const isKnown = ['critical', 'error', 'warning', 'info'].includes(severity);
  return isKnown ? undefined : "'payload.severity' is invalid";
}

const genieKey = 'eb243592-faa2-4ba2-a551-1afdf565c889';

/** The alert API: https://docs.opsgenie.com/docs/alert-api, and the payload of its webhook integration. */
const opsgenie: Behaviour = {
  secret: genieKey,
  refusal: {
    status: 401,
    body: { message: 'Key format is not valid!', took: 0.0, requestId: '1' },
  },
  take(alerts, _setup, { method, path, headers, body }) {
    if (method !== 'POST') return { status: 405 };
    if (headers.authorization !== `GenieKey ${genieKey}`) return opsgenie.refusal;
    const given = JSON.parse(body);
    if (path === '/v2/alerts') {
      const { message = '', alias = '', priority = 'P3' } = given;
      if (message === '' || message.length > 130 || alias.length > 512)
        return { status: 422, body: { message: 'Request body is not processable.' } };
      trigger(alerts, alias, message, priority);
      return accepted;
    }
    const [, alias, verb] =
      /^\/v2\/alerts\/([^/?]+)\/(acknowledge|close)\?identifierType=alias$/.exec(path) ?? [];
    if (alias === undefined) return { status: 404 };
    settle(alerts, decodeURIComponent(alias), verb === 'close' ? 'resolved' : 'acknowledged');
    return accepted;
  },
  tell({ key, summary }, by, at) {
    const alert = {
      updatedAt: Date.parse(at) * 1_000_000,
      message: summary,
      username: by,
      alertId: '052652ac-5d1c-464a-812a-7dd18bbfba8c',
      alias: key,
      tinyId: '23',
      userId: 'daed1180-0ce8-438b-8f8e-57e1a5920a2d',
    };
    const body = JSON.stringify({
      source: { name: '', type: 'web' },
      alert,
      action: 'Acknowledge',
      integrationId: '37c8f316-17c6-49d7-899b-9c7e540c048d',
      integrationName: 'Hindsight',
    });
    return { body, headers: { authorization: `Bearer ${webhookSecret}` } };
  },
};

const accepted = {
  status: 202,
  body: { result: 'Request will be processed', took: 0.107, requestId: '43a29c5c' },
};

/** Whatever else there may be, told in our own form. */
const webhook: Behaviour = {
  secret: 'secret-of-the-home-made-pager',
  refusal: { status: 403, body: { error: 'who are you?' } },
  take(alerts, { secret }, { headers, body }) {
    const header = String(headers['x-hindsight-signature'] ?? '');
    if (!isSigned(secret, header, Buffer.from(body), Date.now())) return webhook.refusal;
    const { key, action, summary, severity } = JSON.parse(body);
    if (action === 'trigger') trigger(alerts, key, summary, severity);
    else settle(alerts, key, action === 'resolve' ? 'resolved' : 'acknowledged');
    return { status: 204 };
  },
  tell({ key }, by, at, { secret }) {
    const body = JSON.stringify({ key, action: 'acknowledge', by, at });
    return { body, headers: { 'x-hindsight-signature': sign(secret, body, Date.now()) } };
  },
};

const behaviours: Readonly<Record<PagerKind, Behaviour>> = { pagerduty, opsgenie, webhook };
