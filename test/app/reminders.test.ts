import { entry } from '../../src/commands/define-command';
import { accept } from '../../src/domain/decision';
import { addMs, DAY, HOUR, MINUTE } from '../../src/domain/time/instant';
import {
  button,
  type FrontOfficeForTest,
  openOffice,
  users,
  wordsIn,
} from '../helpers/front-office';
import {
  anotherReminding,
  firstLines,
  incidentId,
  openWithoutLead,
  pass,
  remindersIn,
  remindersTo,
} from '../helpers/reminding';

// It is a Thursday, at eleven.

async function promiseUpdate(office: FrontOfficeForTest, inMs: number): Promise<void> {
  const nextDue = addMs(office.clock.now(), inMs);
  await office.book.record(
    incidentId,
    { by: { id: users.dana, name: 'Dana' }, source: 'form' },
    () => accept(entry('update-posted', { text: 'We look into it', nextDue })),
  );
}

describe('Whoever leads is told alone', () => {
  test('that there is no severity, three times, and then no more', async () => {
    const office = openOffice();
    const channel = await office.open('start Checkout is down');
    await pass(office, 2 * HOUR);

    expect(firstLines(remindersTo(office, 'dana'))).toEqual([
      'INC-1 has been open for 10 min without a severity.',
      'INC-1 has been open for 20 min without a severity.',
      'INC-1 has been open for 30 min without a severity.',
    ]);
    expect(remindersIn(office, channel)).toEqual([]);
  });

  test('that the promised update is overdue', async () => {
    const office = openOffice();
    await office.open();
    await promiseUpdate(office, 30 * MINUTE);
    await pass(office, 2 * HOUR);

    const told = remindersTo(office, 'dana');
    expect(firstLines(told)).toEqual([
      'The next update on INC-1 was promised for 11:30 UTC, and has not been posted.',
      'The next update on INC-1 was promised for 11:30 UTC, and has not been posted.',
      'The next update on INC-1 was promised for 11:30 UTC, and has not been posted.',
    ]);
    expect(told.map((one) => wordsIn(one).split('\n').at(-1))).toEqual([
      'Reminder 1 of 3, for you alone: you lead the incident.',
      'Reminder 2 of 3, for you alone: you lead the incident.',
      'The last of 3 reminders, for you alone: you lead the incident.',
    ]);
  });

  test('that a resolved incident is not closed, once a working day for a week', async () => {
    const office = openOffice();
    const channel = await office.open();
    await office.type('resolve', 'dana', channel);
    await pass(office, 30 * DAY, HOUR);

    const told = firstLines(remindersTo(office, 'dana'));
    expect(told).toHaveLength(5);
    expect(told[0]).toMatch(/^INC-1 was resolved 1 d ago and is not closed/);
    // From Friday on: Monday to Thursday.
    expect(told[1]).toMatch(/^INC-1 was resolved 3 d 2[0-3] h ago/);
    expect(told[4]).toMatch(/^INC-1 was resolved 6 d /);
  });

  test('of action items that nobody owns', async () => {
    const office = openOffice();
    const channel = await office.open();
    await office.type('action Set a lock timeout by tomorrow', 'dana', channel);
    await pass(office, DAY, HOUR);

    expect(firstLines(remindersTo(office, 'dana'))).toEqual([
      'A1 of INC-1 is due today: Set a lock timeout',
    ]);
  });
});

describe('The channel is told', () => {
  test('that nobody leads, with a button to lead', async () => {
    const office = openOffice();
    const channel = await openWithoutLead(office, 'start sev2 Checkout is down');
    await pass(office, HOUR);

    const told = remindersIn(office, channel);
    expect(firstLines(told)).toEqual([
      'Nobody has led INC-1 for 5 min.',
      'Nobody has led INC-1 for 10 min.',
      'Nobody has led INC-1 for 15 min.',
    ]);
    await office.press(button(told[0]!, 'I lead'), 'sam', channel);
    expect((await office.book.load(incidentId))?.state.roles.at(-1)).toMatchObject({
      role: 'lead',
      value: { name: 'Sam' },
    });
  });

  test('what the lead is told, where there is no lead', async () => {
    const office = openOffice({
      reminders: { ...openOffice().deps.settings.reminders, 'no-lead': 0 },
    });
    const channel = await openWithoutLead(office, 'start Checkout is down');
    await pass(office, 10 * MINUTE);

    expect(firstLines(remindersIn(office, channel))).toEqual([
      'INC-1 has been open for 10 min without a severity.',
    ]);
  });

  test('of an action item whose owner is not in it, by name and without pinging', async () => {
    const office = openOffice();
    const channel = await office.open();
    await office.type(`action <@${users.sam}|sam> Set a lock timeout by tomorrow`, 'dana', channel);
    await pass(office, DAY, HOUR);

    const [told] = remindersIn(office, channel);
    expect(wordsIn(told!)).toMatch(
      /A1 of INC-1 is due today: Set a lock timeout\nReminder 1 of 3 for sam/,
    );
    expect(told?.notifies).toBeUndefined();
    expect(remindersTo(office, 'dana')).toEqual([]);
  });
});

describe('Whoever owns an action item is told', () => {
  async function withAction(zone: string, due: string) {
    const office = openOffice();
    office.chat.people.set(users.sam, {
      name: 'Sam',
      zone,
      isGuest: false,
      isStranger: false,
      isBot: false,
    });
    const channel = await office.open();
    office.chat.channel(channel).members.add(users.sam);
    const owned = `action <@${users.sam}|sam> Set a lock timeout by ${due}`;
    await office.type(owned, 'dana', channel);
    return { office, channel };
  }

  test('from nine in the morning of the day on, as their own clocks have it', async () => {
    const { office } = await withAction('America/New_York', 'tomorrow');
    office.clock.set('2026-11-20T13:59:00.000Z');
    await office.remind();
    const before = remindersTo(office, 'sam').length;
    office.clock.set('2026-11-20T14:00:00.000Z');
    await office.remind();

    expect([before, remindersTo(office, 'sam').length]).toEqual([0, 1]);
  });

  test('also after the incident was closed', async () => {
    const { office, channel } = await withAction('UTC', '2026-11-27');
    await office.press({ action: 'close-anyway', label: '', value: incidentId }, 'dana', channel);
    await office.settle();
    office.clock.set('2026-11-27T10:00:00.000Z');
    await office.remind();

    const [told] = remindersTo(office, 'sam');
    await office.press(button(told!, 'A1 is done'), 'sam', channel);
    await pass(office, 10 * DAY, HOUR);
    expect(remindersTo(office, 'sam')).toHaveLength(1);
  });

  test('on a Monday of what fell due on a Saturday', async () => {
    const { office } = await withAction('UTC', '2026-11-21');
    await pass(office, 3 * DAY, HOUR);
    const onSunday = remindersTo(office, 'sam').length;
    await pass(office, DAY, HOUR);

    expect(onSunday).toBe(0);
    expect(firstLines(remindersTo(office, 'sam'))).toEqual([
      'A1 of INC-1 was due on 2026-11-21: Set a lock timeout',
    ]);
  });

  test('once of what was missed while nobody was looking', async () => {
    const { office } = await withAction('UTC', '2026-11-20');
    office.clock.set('2026-11-26T10:00:00.000Z');
    await office.remind();
    await office.remind();

    expect(remindersTo(office, 'sam')).toHaveLength(1);
  });
});

describe('Nobody is reminded', () => {
  test.each(['no-severity', 'no-lead'] as const)('where %s is turned off', async (kind) => {
    const { reminders } = openOffice().deps.settings;
    const office = openOffice({
      reminders: { ...reminders, 'no-lead': 0, 'no-severity': 0, [kind]: 0 },
    });
    const channel = await openWithoutLead(office, 'start Checkout is down');
    await pass(office, HOUR);

    expect(remindersIn(office, channel)).toEqual([]);
  });

  test('of what was settled while it waited to be said', async () => {
    const office = openOffice();
    const channel = await office.open('start Checkout is down');
    office.clock.advance(10 * MINUTE);
    await anotherReminding(office)();
    await office.type('severity sev2', 'dana', channel);
    await office.work();

    expect(remindersTo(office, 'dana')).toEqual([]);
  });

  test('in an archived channel, which is no failure either', async () => {
    const office = openOffice();
    const channel = await office.open('start Checkout is down');
    await office.type('role lead none', 'dana', channel);
    await office.settle();
    office.chat.channel(channel).isArchived = true;
    await pass(office, HOUR);

    expect(remindersIn(office, channel)).toEqual([]);
    expect((await office.stores.outbox.problems(incidentId)).map(({ kind }) => kind)).not.toContain(
      'remind',
    );
  });

  test('twice, though many look at the same time', async () => {
    const office = openOffice();
    await office.open('start Checkout is down');
    office.clock.advance(10 * MINUTE);
    const several = [1, 2, 3].map(() => anotherReminding(office));
    await Promise.all(several.map((look) => look()));
    await office.work();

    expect(remindersTo(office, 'dana')).toHaveLength(1);
  });

  test('of a write-up of what is long over, but for what is still to be done', async () => {
    const office = openOffice();
    const channel = await openWithoutLead(office, 'start 2026-11-10 10:00 Checkout was down');
    await office.type('escalate "dba" Writes are stuck', 'dana', channel);
    await pass(office, HOUR);

    expect(remindersIn(office, channel)).toEqual([]);
  });
});
