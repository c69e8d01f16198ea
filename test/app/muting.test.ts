import { HOUR, MINUTE } from '../../src/domain/time/instant';
import { button, openOffice, said } from '../helpers/front-office';
import { incidentId, openWithoutLead, pass, remindersIn, remindersTo } from '../helpers/reminding';

describe('Snooze', () => {
  async function withReminder() {
    const office = openOffice();
    const channel = await office.open('start Checkout is down');
    await pass(office, 10 * MINUTE);
    const [told] = remindersTo(office, 'dana');
    return { office, channel, told: told! };
  }

  test('keeps it quiet for an hour and then begins anew, and answers who and until when', async () => {
    const { office, channel, told } = await withReminder();
    const answer = await office.press(button(told, 'Snooze 1 h'), 'dana', channel);
    await pass(office, 59 * MINUTE);
    const meanwhile = remindersTo(office, 'dana').length;
    await pass(office, 3 * HOUR);

    expect(said(answer)).toBe(
      'The reminder that INC-1 has no severity was snoozed by Dana until 2026-11-19 12:10 UTC.',
    );
    expect(meanwhile).toBe(1);
    expect(remindersTo(office, 'dana')).toHaveLength(4);
  });

  test('pressed again tells who was first, and records nothing', async () => {
    const { office, channel, told } = await withReminder();
    await office.press(button(told, 'Snooze 1 h'), 'dana', channel);
    office.clock.advance(MINUTE);
    const answer = await office.press(button(told, 'Snooze 1 h'), 'sam', channel);

    expect(said(answer)).toContain('snoozed by Dana until 2026-11-19 12:10 UTC');
    expect((await office.book.load(incidentId))?.state.mutes).toHaveLength(1);
  });

  test('of a settled reminder says that it is settled', async () => {
    const { office, channel, told } = await withReminder();
    await office.type('severity sev2', 'dana', channel);
    const answer = await office.press(button(told, 'Snooze 1 h'), 'dana', channel);

    expect(said(answer)).toContain('That is settled');
  });

  test('is nothing that undo takes back', async () => {
    const { office, channel, told } = await withReminder();
    await office.type('note Restarted the cache', 'sam', channel);
    await office.press(button(told, 'Snooze 1 h'), 'sam', channel);
    const answer = await office.type('undo', 'sam', channel);

    expect(said(answer)).toContain('T4 taken off the record');
    expect((await office.book.load(incidentId))?.state.mutes).toHaveLength(1);
  });
});

test('Stop ends a reminder for good, for everybody, also while it is snoozed', async () => {
  const office = openOffice();
  const channel = await openWithoutLead(office, 'start sev2 Checkout is down');
  await pass(office, 5 * MINUTE);
  const [told] = remindersIn(office, channel);
  await office.press(button(told!, 'Snooze 1 h'), 'dana', channel);
  const stopped = await office.press(button(told!, 'Stop'), 'sam', channel);
  const again = await office.press(button(told!, 'Stop'), 'dana', channel);
  await pass(office, 3 * HOUR);

  const words = 'The reminder that INC-1 has no lead was stopped by Sam and will not come again.';
  expect([said(stopped), said(again)]).toEqual([words, words]);
  expect(remindersIn(office, channel)).toHaveLength(1);
});
