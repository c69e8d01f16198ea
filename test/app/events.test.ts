import type { EventWish } from '../../src/app/events/event-wishes';
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant';
import { DeliveryError } from '../../src/ports/delivery-error';
import type { Endpoint } from '../../src/ports/endpoints';
import { button, openOffice } from '../helpers/front-office';

const all: EventWish = { isForPrivate: false, isForDrills: false };

/** A program that keeps what it was told, and fails as often as it is told to. */
function follower() {
  const events: { id: string; type: string; data: Record<string, never> }[] = [];
  const failures: DeliveryError[] = [];
  const endpoint: Endpoint = {
    async send({ id, body }) {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      events.push({ id, ...JSON.parse(body) });
    },
  };
  return {
    endpoint,
    events,
    failures,
    types: () => events.map(({ type }) => type),
    texts: () => JSON.stringify(events),
  };
}

function openWith(wish: EventWish = all) {
  const one = follower();
  const office = openOffice({ webhooks: { tracker: wish } }, {}, { tracker: one.endpoint });
  const log = (state?: 'waiting' | 'done' | 'abandoned') =>
    office.stores.outbox.log({ via: 'events', limit: 100, ...(state && { state }) });
  return { office, log, ...one };
}

test('Every entry goes out once, in order, with the incident as it stands', async () => {
  const { office, events, types } = openWith();
  const channel = await office.open();
  await office.type('note 10:42 restarted the primary', 'dana', channel);
  await office.type('edit T4 restarted both', 'dana', channel);
  await office.settle();

  expect(types().slice(0, 3)).toEqual([
    'incident.opened',
    'incident.role-assigned',
    'incident.channel-linked',
  ]);
  const [said, edited] = events.slice(-2);
  expect(said).toMatchObject({
    id: expect.stringMatching(/^T0001-1-\d+$/),
    type: 'incident.note',
    timestamp: expect.stringMatching(/^2026-11-19T11:00:/),
    data: {
      workspaceId: 'T0001',
      incident: { id: 'INC-1', title: 'Checkout is down', severity: 'sev2', isPrivate: false },
      entry: { text: 'restarted the primary', by: { name: 'Dana' }, target: null },
    },
  });
  expect(edited).toMatchObject({ type: 'incident.entry-edited' });
  const ids = events.map(({ id }) => Number(id.split('-').at(-1)));
  expect(ids).toEqual(ids.map((_, index) => index + 1));
});

test('Only the kinds that are asked for go out', async () => {
  const { office, types } = openWith({ ...all, kinds: ['opened', 'closed'] });
  const channel = await office.open();
  const list = await office.type('close', 'dana', channel);
  await office.press(button(list, 'Close anyway'), 'dana', channel);
  await office.settle();

  expect(types()).toEqual(['incident.opened', 'incident.closed']);
});

test.each([
  ['private', 'start --private sev1 A key leaked', { isForPrivate: true, isForDrills: false }],
  ['a drill', 'start --drill sev1 What if', { isForPrivate: false, isForDrills: true }],
])('Nothing goes out of an incident that is %s, unless it is asked for', async (_, start, wish) => {
  const { office, events, log } = openWith();
  await office.open(start);
  await office.settle();
  expect(events).toEqual([]);
  expect(await log()).toEqual([]);

  const asked = openWith(wish);
  await asked.office.open(start);
  await asked.office.settle();
  expect(asked.types()).toContain('incident.opened');
});

test('Nothing goes out of a workspace that the settings are not of', async () => {
  const { endpoint, events } = follower();
  const office = openOffice(
    { webhooks: { tracker: all }, homeWorkspace: 'T9999' },
    {},
    { tracker: endpoint },
  );
  await office.open();
  await office.settle();

  expect(events).toEqual([]);
});

test('One that fails holds up those after it, and no other program', async () => {
  const [slow, quick] = [follower(), follower()];
  const office = openOffice(
    { webhooks: { slow: all, quick: all } },
    {},
    { slow: slow.endpoint, quick: quick.endpoint },
  );
  slow.failures.push(new DeliveryError('slow answers HTTP 503', { status: 503 }));
  await office.type('start sev2 Checkout is down');
  await office.work();

  expect(slow.events).toEqual([]);
  expect(quick.types()).toContain('incident.role-assigned');
  await office.settle();
  expect(slow.types()).toEqual(quick.types());
});

test.each([404, 401, 302, 500])(
  'HTTP %d is tried again for a day, then the next one is',
  async (status) => {
    const { office, log, failures, types } = openWith({ ...all, kinds: ['note'] });
    const channel = await office.open();
    const failure = new DeliveryError(`tracker answers HTTP ${status}`, { status });
    failures.push(...Array.from({ length: 500 }, () => failure));
    await office.type('note the first', 'dana', channel);
    await office.work();
    for (let gone = 0; gone < DAY - HOUR; gone += 10 * MINUTE) {
      office.clock.advance(10 * MINUTE);
      await office.work();
    }
    expect(await log('waiting')).toHaveLength(1);

    office.clock.advance(HOUR);
    await office.work();
    expect(await log('abandoned')).toMatchObject([{ problem: `tracker answers HTTP ${status}` }]);

    failures.length = 0;
    await office.type('note the second', 'dana', channel);
    await office.settle();
    expect(types()).toEqual(['incident.note']);
  },
);

test('A program that is gone for good is not asked again', async () => {
  const { office, log, failures } = openWith({ ...all, kinds: ['opened'] });
  failures.push(new DeliveryError('tracker answers HTTP 410', { status: 410 }));
  await office.open();

  expect(await log('abandoned')).toHaveLength(1);
});

test('What was given up can be sent again', async () => {
  const { office, log, failures, types } = openWith({ ...all, kinds: ['opened'] });
  failures.push(new DeliveryError('tracker answers HTTP 410', { status: 410 }));
  await office.open();
  const [given] = await log('abandoned');

  await office.stores.outbox.again('events', [given?.id ?? 0], office.clock.now());
  await office.settle();

  expect(types()).toEqual(['incident.opened']);
});

test('Words that were redacted go out no more, and are in no log', async () => {
  const { office, log, failures, types, texts } = openWith({
    ...all,
    kinds: ['note', 'entry-redacted'],
  });
  const channel = await office.open();
  failures.push(new DeliveryError('tracker answers HTTP 503', { status: 503 }));
  const told = await office.type('note the password is hunter2', 'dana', channel);
  await office.work();
  const [entry] = /T\d+/.exec(JSON.stringify(told)) ?? [];
  const asked = await office.type(`redact ${entry}`, 'dana', channel);
  await office.press(button(asked, 'Redact for good'), 'dana', channel);
  await office.settle();

  expect(types()).toEqual(['incident.note', 'incident.entry-redacted']);
  expect(texts()).toContain('[redacted by Dana]');
  expect(texts()).toContain(`"target":"${entry}"`);
  expect(texts()).not.toContain('hunter2');
  expect(JSON.stringify(await log())).not.toContain('hunter2');
});
