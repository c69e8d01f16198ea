import { HOUR, MINUTE } from '../../src/domain/time/instant';
import { ChatError } from '../../src/ports/chat';
import { DeliveryError } from '../../src/ports/delivery-error';
import type { Page, Pager } from '../../src/ports/pagers';
import { button, openOffice, said, users, wordsIn } from '../helpers/front-office';
import { incidentId, pass } from '../helpers/reminding';

/** A pager that keeps what it was sent, and fails as often as it is told to. */
function fakePager() {
  const pages: Page[] = [];
  const failures: DeliveryError[] = [];
  const pager: Pager = {
    kind: 'pagerduty',
    async send(page) {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      pages.push(page);
    },
  };
  const actions = () => pages.map(({ action }) => action);
  return { pager, pages, failures, actions };
}

const settings = {
  targets: [{ kind: 'name', name: 'dba', pagers: ['first'] }],
  policies: {
    dba: [
      {
        target: { kind: 'user', id: users.sam, name: 'dba', pagers: ['second'] },
        afterMs: 5 * MINUTE,
      },
      { target: { kind: 'name', name: 'third', pagers: ['third', 'first'] }, afterMs: 10 * MINUTE },
    ],
  },
} as const;

async function escalated(given: Parameters<typeof openOffice>[0] = settings) {
  const [first, second, third] = [fakePager(), fakePager(), fakePager()];
  const pagers = { first: first.pager, second: second.pager, third: third.pager };
  const office = openOffice(given, pagers);
  const channel = await office.open();
  await office.type('escalate dba Writes are stuck', 'dana', channel);
  await office.work();
  const state = async () => (await office.book.load(incidentId))!.state;
  const passedOn = async () =>
    (await state()).escalations[0]?.passedOn.map(({ target }) => target.name);
  return { office, channel, first, second, third, state, passedOn };
}

describe('A policy', () => {
  test('asks each after its wait, until it has no more', async () => {
    const { office, first, second, third, passedOn } = await escalated();
    await pass(office, 4 * MINUTE);
    expect(await passedOn()).toEqual([]);

    await pass(office, MINUTE);
    expect(await passedOn()).toEqual(['Sam']);
    expect(second.actions()).toEqual(['trigger']);

    await pass(office, 10 * MINUTE);
    expect(await passedOn()).toEqual(['Sam', 'third']);
    await pass(office, 5 * HOUR);
    expect(await passedOn()).toEqual(['Sam', 'third']);
    expect(third.actions()).toEqual(['trigger']);
    expect(first.actions()).toEqual(['trigger']);
  });

  test('goes on where nobody is reminded of anything', async () => {
    const reminders = { ...openOffice().deps.settings.reminders, escalation: 0 };
    const { office, passedOn } = await escalated({ ...settings, reminders });
    await pass(office, 20 * MINUTE);

    expect(await passedOn()).toEqual(['Sam', 'third']);
  });

  test('goes on while Slack is away', async () => {
    const { office, second, third } = await escalated();
    for (let count = 0; count < 60; count += 1)
      office.chat.failNext('post', new ChatError('unreachable', 'chat.postMessage', true));
    await pass(office, 16 * MINUTE);

    expect(second.actions()).toEqual(['trigger']);
    expect(third.actions()).toEqual(['trigger']);
  });

  test('ends when somebody acknowledges, and tells every pager it went to', async () => {
    const { office, channel, first, second, third, passedOn } = await escalated();
    await pass(office, 6 * MINUTE);
    await office.type('ack E1', 'sam', channel);
    await pass(office, HOUR);

    expect(await passedOn()).toEqual(['Sam']);
    expect(first.actions()).toEqual(['trigger', 'acknowledge']);
    expect(second.actions()).toEqual(['trigger', 'acknowledge']);
    expect(second.pages[1]).toMatchObject({ by: 'Sam' });
    expect(third.actions()).toEqual([]);
  });

  test('is followed in its own workspace only, by whatever name somebody asks', async () => {
    const [first, second] = [fakePager(), fakePager()];
    const office = openOffice(
      { ...settings, homeWorkspace: 'T9999' },
      { first: first.pager, second: second.pager },
    );
    const channel = await office.open();
    await office.type('escalate "dba" Writes are stuck', 'dana', channel);
    await pass(office, HOUR);

    expect((await office.book.load(incidentId))?.state.escalations[0]?.passedOn).toEqual([]);
    expect([...first.pages, ...second.pages]).toEqual([]);
  });

  test('is kept off by whoever stops or snoozes it', async () => {
    const { office, channel, passedOn } = await escalated({
      ...settings,
      policies: { dba: [{ target: settings.policies.dba[1].target, afterMs: 12 * MINUTE }] },
    });
    await pass(office, 5 * MINUTE);
    const [again] = office.chat
      .channel(channel)
      .messages.flatMap(({ threadTs, message }) =>
        threadTs !== undefined && message ? [message] : [],
      );
    await office.press(button(again!, 'Snooze 1 h'), 'dana', channel);
    await pass(office, 71 * MINUTE);
    expect(await passedOn()).toEqual([]);

    await pass(office, MINUTE);
    expect(await passedOn()).toEqual(['third']);
  });
});

describe('A pager', () => {
  test('is told with the incident’s severity, its channel and who asked', async () => {
    const { first } = await escalated();

    expect(first.pages).toEqual([
      {
        key: 'hindsight-T0001-1-E1',
        action: 'trigger',
        severity: 'sev2',
        at: '2026-11-19T11:00:00.000Z',
        by: 'Dana',
        summary: '[INC-1 E1] dba: Writes are stuck (Checkout is down)',
        facts: {
          Incident: 'INC-1: Checkout is down',
          Escalation: 'E1',
          Reason: 'Writes are stuck',
          'Asked by': 'Dana',
          Severity: 'sev2',
        },
        url: expect.stringMatching(/^https:\/\/slack\.com\/app_redirect\?channel=C\w+&team=T0001$/),
      },
    ]);
  });

  test('that was never reached is not told that it is over', async () => {
    const { office, channel, first, second } = await escalated();
    second.failures.push(...Array.from({ length: 3 }, () => new DeliveryError('away')));
    await pass(office, 5 * MINUTE, 20_000);
    second.failures.push(new DeliveryError('no', { status: 400 }));
    await pass(office, 2 * MINUTE, 20_000);
    await office.type('ack E1', 'sam', channel);
    await pass(office, 10 * MINUTE);

    expect(first.actions()).toEqual(['trigger', 'acknowledge']);
    expect(second.actions()).toEqual([]);
  });

  test('that may have been reached is told, though its answer was lost', async () => {
    const { office, channel, second } = await escalated();
    second.failures.push(...Array.from({ length: 20 }, () => new DeliveryError('away')));
    await pass(office, 5 * MINUTE);
    await office.type('ack E1', 'sam', channel);
    second.failures.length = 0;
    await pass(office, 10 * MINUTE);

    expect(second.actions()).toEqual(['acknowledge']);
  });

  test('that is away for a minute is told of, once, to whoever asked; and is tried for a day', async () => {
    const { office, channel, second } = await escalated();
    second.failures.push(...Array.from({ length: 5000 }, () => new DeliveryError('HTTP 503')));
    await pass(office, 10 * MINUTE, 15_000);

    const told = () =>
      office.chat
        .channel(channel)
        .messages.flatMap(({ message }) => (message ? [wordsIn(message)] : []))
        .filter((words) => words.includes('second '));
    expect(told().filter((words) => words.includes('has not taken the page yet'))).toHaveLength(1);
    expect(said(await office.type('', 'dana', channel))).toContain(
      'E1: second was not paged, tried again: HTTP 503',
    );

    await pass(office, 25 * HOUR, 10 * MINUTE);
    expect(told().filter((words) => words.includes('could not be paged'))).toHaveLength(1);
    expect(said(await office.type('', 'dana', channel))).toContain(
      'E1: second was not paged, given up: HTTP 503',
    );
  });

  test('that is in the settings no more is told of', async () => {
    const office = openOffice(settings);
    const channel = await office.open();
    await office.type('escalate dba Writes are stuck', 'dana', channel);
    await office.settle();

    expect(said(await office.type('', 'dana', channel))).toContain(
      'E1: first was not paged, given up: It is not in the settings',
    );
  });

  test('keeps what it was told, and whoever redacts is told so', async () => {
    const { office, channel } = await escalated();
    const entry = (await office.book.load(incidentId))!.log.find(
      ({ kind }) => kind === 'escalated',
    );
    const asked = await office.type(`redact T${entry?.meta.seq}`, 'dana', channel);
    const done = await office.press(button(asked, 'Redact for good'), 'dana', channel);

    expect(said(done)).toContain('What pagers were told of it is theirs');
  });

  test('wakes nobody for what is over already', async () => {
    const pager = fakePager();
    const office = openOffice(settings, { first: pager.pager });
    const channel = await office.open();
    await office.type('escalate dba Writes are stuck', 'dana', channel);
    await office.type('resolve', 'dana', channel);
    await office.settle();

    expect(pager.actions()).toEqual([]);
  });
});

describe('A channel', () => {
  const openWith = async (start?: string) => {
    const office = openOffice();
    const { id } = office.chat.addChannel('dba-room', { members: [users.sam] });
    const target = { kind: 'channel', id, name: 'dba' } as const;
    const asked = openOffice({ targets: [target] });
    const room = asked.chat.addChannel('dba-room', { members: [users.sam] });
    expect(room.id).toBe(id);
    const channel = await asked.open(start);
    await asked.type('escalate dba Writes are stuck', 'dana', channel);
    await asked.settle();
    return { office: asked, channel, room: 'dba-room' };
  };

  test('is asked there, and shown there that somebody is on it', async () => {
    const { office, room } = await openWith();
    const [asked] = office.chat.said(room);
    expect(wordsIn(asked!)).toContain('INC-1: Checkout is down in');
    expect(wordsIn(asked!)).toContain('Writes are stuck');

    await office.press(button(asked!, 'Acknowledge'), 'sam', room);
    await office.settle();

    const messages = office.chat.said(room);
    expect(messages).toHaveLength(1);
    expect(wordsIn(messages[0]!)).toContain('Acknowledged by Sam');
  });

  test('is asked once, though it is asked next as well', async () => {
    const office = openOffice();
    const id = office.chat.addChannel('dba-room', { members: [users.sam] }).id;
    const target = { kind: 'channel', id, name: 'dba' } as const;
    const policies = { dba: [{ target, afterMs: 5 * MINUTE }] };
    const again = openOffice({ targets: [target], policies });
    again.chat.addChannel('dba-room', { members: [users.sam] });
    const channel = await again.open();
    await again.type('escalate dba Writes are stuck', 'dana', channel);
    await pass(again, 6 * MINUTE);

    expect((await again.book.load(incidentId))?.state.escalations[0]?.passedOn).toHaveLength(1);
    expect(again.chat.said('dba-room')).toHaveLength(1);
  });

  test('hears nothing of a private incident', async () => {
    const { office, room } = await openWith('start --private sev1 A key leaked');

    expect(office.chat.said(room)).toEqual([]);
  });

  test('shows no words that were redacted', async () => {
    const { office, channel, room } = await openWith();
    const entry = (await office.book.load(incidentId))!.log.find(
      ({ kind }) => kind === 'escalated',
    );
    const asked = await office.type(`redact T${entry?.meta.seq}`, 'dana', channel);
    await office.press(button(asked, 'Redact for good'), 'dana', channel);
    await office.settle();

    expect(wordsIn(office.chat.said(room)[0]!)).not.toContain('Writes are stuck');
  });
});
