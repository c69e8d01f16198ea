import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alertPages } from '../../../src/adapters/http/alerts/alert-pages';
import { createPages } from '../../../src/adapters/http/pages';
import type { AlertNews } from '../../../src/ports/alerts';
import type { PageNews } from '../../../src/ports/pagers';
import { hmacHex } from '../../../src/requests/hmac';
import { sign } from '../../../src/requests/signature';

const now = Date.parse('2026-11-19T11:00:00.000Z');
const secrets = {
  alertmanager: 'alertmanager-token',
  grafana: 'grafana-token',
  pagerduty: 'pagerduty-secret',
  json: 'plain-secret',
};

let told: AlertNews[];
let pages: PageNews[];
let isTaken: boolean;
const failures: unknown[] = [];
const answerPage = createPages(
  alertPages({
    secrets,
    nowMs: () => now,
    async take(news) {
      if (isTaken) told.push(...news);
      return isTaken;
    },
    async takePage(news) {
      pages.push(news);
      return true;
    },
  }),
  (error) => failures.push(error),
);
const server = createServer((request, response) => {
  if (!answerPage(request, response)) response.writeHead(404).end();
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
  expect(failures).toEqual([]);
});
beforeEach(() => {
  told = [];
  pages = [];
  isTaken = true;
});

async function post(name: string, body: string, headers: Readonly<Record<string, string>> = {}) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/alerts/${name}`, {
    method: 'POST',
    body,
    headers,
  });
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const group = {
  version: '4',
  groupKey: '{}:{alertname="HighErrors"}',
  status: 'firing',
  receiver: 'hindsight',
  groupLabels: { alertname: 'HighErrors' },
  commonLabels: { alertname: 'HighErrors', service: 'checkout' },
  commonAnnotations: { summary: 'Checkout errors are high' },
  externalURL: 'http://alertmanager.example:9093',
  truncatedAlerts: 0,
  alerts: [
    {
      status: 'firing',
      labels: { instance: 'web-1' },
      annotations: { description: '<!channel> 12% of requests fail' },
      startsAt: '2026-11-19T10:42:10.123456789Z',
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example/graph?g0.expr=x',
      fingerprint: 'a1',
    },
    {
      status: 'firing',
      labels: { instance: 'web-2' },
      annotations: {},
      startsAt: '2026-11-19T10:41:00Z',
      endsAt: '0001-01-01T00:00:00Z',
    },
  ],
};

describe.each(['alertmanager', 'grafana'] as const)('a group of %s', (name) => {
  const send = (body: unknown) => post(name, JSON.stringify(body), bearer(secrets[name]));

  it('is told of by its summary, with each alert, since the first of them began', async () => {
    expect(await send(group)).toEqual({ status: 200, answer: { ok: true } });

    expect(told).toEqual([
      {
        source: name,
        key: group.groupKey,
        state: 'firing',
        title: 'Checkout errors are high',
        text: '<!channel> 12% of requests fail\ninstance=web-2',
        url: 'http://prometheus.example/graph?g0.expr=x',
        at: '2026-11-19T10:41:00.000Z',
      },
    ]);
  });

  it('is over when its last alert is', async () => {
    const ends = ['2026-11-19T10:50:00Z', '2026-11-19T10:55:00Z'];
    const alerts = group.alerts.map((one, at) => ({
      ...one,
      status: 'resolved',
      endsAt: ends[at],
    }));

    await send({ ...group, status: 'resolved', alerts });

    expect(told).toMatchObject([{ state: 'resolved', at: '2026-11-19T10:55:00.000Z' }]);
  });

  it.each(['0001-01-01T00:00:00Z', undefined])('is over now, if its end is %s', async (endsAt) => {
    const alerts = group.alerts.map((one) => ({ ...one, status: 'resolved', endsAt }));

    await send({ ...group, status: 'resolved', alerts });

    expect(told).toMatchObject([{ state: 'resolved', at: new Date(now).toISOString() }]);
  });

  it.each([
    ['no token', {}],
    ['another token', bearer('another')],
    ['the token of somebody else', bearer(secrets.json)],
    ['the token as a password', { authorization: `Basic ${secrets[name]}` }],
  ])('with %s is turned down', async (_what, headers) => {
    const { status, answer } = await post(name, JSON.stringify(group), headers);

    expect(status).toBe(401);
    expect(answer.error).toContain('Authorization: Bearer');
    expect(told).toEqual([]);
  });

  it.each([
    ['that is not JSON', 'firing!', 'JSON'],
    ['without a key', JSON.stringify({ ...group, groupKey: undefined }), 'groupKey'],
    ['without an alert', JSON.stringify({ ...group, alerts: [] }), 'alerts'],
    [
      'with a beginning that is no moment',
      JSON.stringify({ ...group, alerts: [{ ...group.alerts[0], startsAt: 'now' }] }),
      'alerts.0.startsAt',
    ],
  ])('%s is turned down by name', async (_what, body, named) => {
    const { status, answer } = await post(name, body, bearer(secrets[name]));

    expect(status).toBe(400);
    expect(answer.error).toContain(named);
  });

  it('says a summary once, where there is nothing else', async () => {
    await send({
      ...group,
      alerts: [{ ...group.alerts[0], annotations: group.commonAnnotations }],
    });

    expect(told).toMatchObject([{ title: 'Checkout errors are high', text: '' }]);
  });

  it('keeps no address that is none', async () => {
    const [first] = group.alerts;
    await send({ ...group, alerts: [{ ...first, generatorURL: 'javascript:alert(1)' }] });

    expect(told[0]).not.toHaveProperty('url');
  });
});

describe('an incident of PagerDuty', () => {
  const event = (event_type: string, more: object = {}) => ({
    event: {
      id: '01ABC',
      event_type,
      resource_type: 'incident',
      occurred_at: '2026-11-19T10:45:00.500Z',
      data: {
        id: 'Q1234',
        type: 'incident',
        title: 'Checkout is down',
        html_url: 'https://acme.pagerduty.com/incidents/Q1234',
        created_at: '2026-11-19T10:44:00Z',
        service: { summary: 'Checkout' },
        urgency: 'high',
        ...more,
      },
    },
  });
  const send = (body: unknown, secret = secrets.pagerduty, before = '') => {
    const text = JSON.stringify(body);
    return post('pagerduty', text, {
      'x-pagerduty-signature': `${before}v1=${hmacHex(secret, text)}`,
    });
  };

  it('is told of since it was made', async () => {
    expect((await send(event('incident.triggered'))).status).toBe(200);

    expect(told).toEqual([
      {
        source: 'pagerduty',
        key: 'Q1234',
        state: 'firing',
        title: 'Checkout is down',
        text: 'Checkout, urgency: high',
        url: 'https://acme.pagerduty.com/incidents/Q1234',
        at: '2026-11-19T10:44:00.000Z',
      },
    ]);
  });

  it('is over when it is resolved', async () => {
    await send(event('incident.resolved'));

    expect(told).toMatchObject([{ state: 'resolved', at: '2026-11-19T10:45:00.500Z' }]);
  });

  it('is believed with any of several signatures', async () => {
    expect((await send(event('incident.triggered'), secrets.pagerduty, 'v1=00,')).status).toBe(200);
  });

  it.each(['pagey.ping', 'incident.annotated', 'service.updated'])(
    'is none in %s',
    async (kind) => {
      expect((await send(event(kind))).status).toBe(200);
      expect(told).toEqual([]);
    },
  );

  it('signed with another secret is turned down', async () => {
    expect((await send(event('incident.triggered'), 'another')).status).toBe(401);
    expect((await post('pagerduty', '{}')).status).toBe(401);
  });
});

describe('an alert in our own form', () => {
  const alert = { key: 'disk', state: 'firing', title: 'The disk is full' };
  const send = (body: string, at = now, secret = secrets.json) =>
    post('json', body, { 'x-hindsight-signature': sign(secret, body, at) });

  it('is told of as it is, from now on unless it says since when', async () => {
    expect((await send(JSON.stringify(alert))).status).toBe(200);
    await send(JSON.stringify({ ...alert, at: '2026-11-19T10:00:00+01:00' }));

    expect(told.map(({ at }) => at)).toEqual([
      '2026-11-19T11:00:00.000Z',
      '2026-11-19T09:00:00.000Z',
    ]);
  });

  it.each([
    ['ten minutes ago', now - 600_000, secrets.json],
    ['ten minutes from now', now + 600_000, secrets.json],
    ['with another secret', now, 'another'],
  ])('signed %s is turned down', async (_what, at, secret) => {
    expect((await send(JSON.stringify(alert), at, secret)).status).toBe(401);
    expect(told).toEqual([]);
  });

  it('changed on the way is turned down', async () => {
    const signed = sign(secrets.json, JSON.stringify(alert), now);
    const changed = JSON.stringify({ ...alert, title: 'All is well' });

    expect((await post('json', changed, { 'x-hindsight-signature': signed })).status).toBe(401);
  });

  it('with a field nobody knows is turned down by name', async () => {
    const { status, answer } = await send(JSON.stringify({ ...alert, titel: 'x' }));

    expect(status).toBe(400);
    expect(answer.error).toContain('titel');
  });

  it('is cut to what can be shown', async () => {
    await send(JSON.stringify({ ...alert, title: 'x'.repeat(400), text: 'y'.repeat(9000) }));

    expect(told[0]?.title).toHaveLength(300);
    expect(told[0]?.text).toHaveLength(2000);
  });

  it('longer than a megabyte is turned down before it is read', async () => {
    expect((await send('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it('is to be sent again while it cannot be put on record', async () => {
    isTaken = false;

    expect((await send(JSON.stringify(alert))).status).toBe(503);
  });
});
