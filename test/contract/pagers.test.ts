import { createPagers } from '../../src/adapters/outgoing/create-pagers';
import { DeliveryError } from '../../src/ports/delivery-error';
import { type Page, type Pager, pagerKinds } from '../../src/ports/pagers';
import { type FakePager, startFakePager } from '../helpers/fake-pagers';
import { startOutsideServer } from '../helpers/outside-server';
import { nastyTexts } from '../helpers/samples';

const page: Page = {
  key: 'hindsight-T1-7-E1',
  action: 'trigger',
  summary: '[INC-7 E1] dba: writes are stuck (Checkout is down)',
  severity: 'sev1',
  at: '2026-11-19T11:00:00.000Z',
  by: 'Dana',
  facts: { Incident: 'INC-7: Checkout is down', Reason: 'writes are stuck' },
  url: 'https://slack.com/app_redirect?channel=C1&team=T1',
};

describe.each(pagerKinds)('A pager of the kind %s', (kind) => {
  let fake: FakePager;
  const pagerWith = (setup: Partial<FakePager['setup']> = {}, timeoutMs = 5000): Pager => {
    const pager = createPagers({ p: { ...fake.setup, ...setup } }, timeoutMs).find('p');
    if (pager === undefined) throw new Error('there is no pager');
    return pager;
  };
  const alert = () => fake.alerts.get(page.key);
  const failureOf = async (sending: Promise<void>): Promise<DeliveryError> => {
    const error = await sending.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof DeliveryError)) throw new Error(`no DeliveryError, but ${error}`);
    return error;
  };

  beforeAll(async () => {
    fake = await startFakePager(kind);
  });
  afterAll(() => fake.server.close());
  beforeEach(() => fake.alerts.clear());

  it('wakes somebody once, though it is told twice', async () => {
    await pagerWith().send(page);
    await pagerWith().send(page);

    expect(alert()).toMatchObject({ state: 'triggered', wakes: 1, summary: page.summary });
  });

  it.each(['acknowledge', 'resolve'] as const)('is told of %s', async (action) => {
    await pagerWith().send(page);
    await pagerWith().send({ ...page, action });

    expect(alert()?.state).toBe(`${action}d`);
  });

  it('takes what it does not know as said', async () => {
    await expect(pagerWith().send({ ...page, action: 'resolve' })).resolves.toBeUndefined();
  });

  it('takes any words, and more of them than it holds', async () => {
    const words = `${nastyTexts.join(' ')} ${'long '.repeat(5000)}`;
    await pagerWith().send({ ...page, summary: words, facts: { Reason: words }, by: words });

    expect(alert()?.wakes).toBe(1);
  });

  it('may be without a severity and a channel', async () => {
    const { url: _url, ...bare } = page;
    await pagerWith().send({ ...bare, severity: undefined });

    expect(alert()?.wakes).toBe(1);
  });

  it.each([429, 500, 503])('is worth another try after HTTP %d', async (status) => {
    fake.server.failNext({ status, headers: { 'retry-after': '7' } });

    const error = await failureOf(pagerWith().send(page));
    expect(error).toMatchObject({ isTransient: true, status, retryAfterMs: 7000 });
  });

  it('is worth another try after silence', async () => {
    fake.server.hangNext();

    const error = await failureOf(pagerWith({}, 100).send(page));
    expect(error).toMatchObject({ isTransient: true, message: 'p does not answer' });
  });

  it('is worth another try where nobody listens', async () => {
    const error = await failureOf(pagerWith({ url: 'http://127.0.0.1:1' }).send(page));
    expect(error).toMatchObject({ isTransient: true, message: 'p cannot be reached' });
  });

  it('is not, where it says no, and tells no key', async () => {
    const secret = 'a-key-of-somebody-else';
    const error = await failureOf(pagerWith({ secret }).send(page));

    expect(error.isTransient).toBe(false);
    expect(error.message).toMatch(/^p answers HTTP 40\d/);
    expect(error.message).not.toContain(secret);
    expect(fake.alerts.size).toBe(0);
  });

  it('is not followed to another address', async () => {
    const before = fake.server.requests.length;
    fake.server.failNext({ status: 307, headers: { location: `${fake.server.url}/elsewhere` } });

    const error = await failureOf(pagerWith().send(page));
    expect(error).toMatchObject({ isTransient: false, status: 307 });
    expect(fake.server.requests).toHaveLength(before + 1);
  });
});

test('What a pager says against it is passed on, cut', async () => {
  const fake = await startFakePager('pagerduty');
  const pager = createPagers({ p: { ...fake.setup, secret: 'wrong' } }).find('p');
  await expect(pager?.send(page)).rejects.toThrow(
    'p answers HTTP 400: Event object is invalid: Invalid Routing Key',
  );
  await fake.server.close();
});

test('A pager may be below a path', async () => {
  const server = await startOutsideServer(() => ({ status: 202 }));
  const url = `${server.url}/jsm/ops/integration/`;
  const pager = createPagers({ p: { kind: 'opsgenie', url, secret: 'key' } }).find('p');
  await pager?.send({ ...page, action: 'resolve' });

  expect(server.requests.map(({ path }) => path)).toEqual([
    '/jsm/ops/integration/v2/alerts/hindsight-T1-7-E1/close?identifierType=alias',
  ]);
  await server.close();
});

test('A pager that is not in the settings is none', () => {
  expect(createPagers({}).find('p')).toBeUndefined();
});
