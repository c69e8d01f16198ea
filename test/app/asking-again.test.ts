import { HOUR, MINUTE } from '../../src/domain/time/instant';
import { ChatError } from '../../src/ports/chat';
import type { Message } from '../../src/report/message';
import {
  button,
  type FrontOfficeForTest,
  openOffice,
  users,
  wordsIn,
} from '../helpers/front-office';
import { firstLines, incidentId, pass, remindersIn } from '../helpers/reminding';

describe('An escalation that nobody acknowledges', () => {
  const policy = {
    targets: [{ kind: 'group', id: 'S0001', name: 'dba' }],
    policies: { dba: [{ target: { kind: 'user', id: users.sam, name: 'dba' } }] },
  } as const;

  async function escalated(settings: Parameters<typeof openOffice>[0] = policy) {
    const office = openOffice(settings);
    const channel = await office.open();
    await office.type('escalate dba Writes are stuck', 'dana', channel);
    await office.settle();
    return { office, channel, replies: () => inThread(office, channel) };
  }

  /** What was said below the escalation's message. */
  function inThread({ chat }: FrontOfficeForTest, channel: string): readonly Message[] {
    return chat
      .channel(channel)
      .messages.filter(({ threadTs }) => threadTs !== undefined)
      .flatMap(({ message }) => message ?? []);
  }

  test('is asked again of the same, then of the next in the settings, and ends by itself', async () => {
    const { office, replies } = await escalated();
    await pass(office, 2 * HOUR);

    expect(firstLines(replies())).toEqual([
      'E1 dba: Writes are stuck',
      'E1 dba: Writes are stuck',
      'E1 Sam: Writes are stuck',
      'E1 Sam: Writes are stuck',
      'E1 Sam: Writes are stuck',
      'E1 Sam: Writes are stuck',
    ]);
    expect(replies().every((one) => one.notifies)).toBe(true);
    expect(wordsIn(replies()[1]!)).toContain('If nobody does, Sam is asked next.');
  });

  test('goes to the next one on record, in the channel and on its message', async () => {
    const { office, channel } = await escalated();
    await pass(office, 15 * MINUTE);
    await office.settle();

    const { log, state } = (await office.book.load(incidentId))!;
    expect(log.filter(({ kind }) => kind === 'escalation-passed-on')).toHaveLength(1);
    expect(state.escalations[0]?.passedOn).toMatchObject([{ target: { name: 'Sam' } }]);
    expect(office.chat.channel(channel).members).toContain(users.sam);
    const [asked] = office.chat.said(channel).filter((one) => wordsIn(one).includes('Asked by'));
    expect(wordsIn(asked!)).toContain('Passed on to Sam at 11:15 UTC');
  });

  test('is asked three times of a target with nobody behind it', async () => {
    const { office, replies } = await escalated({ targets: policy.targets, policies: {} });
    await pass(office, 2 * HOUR);

    expect(replies()).toHaveLength(3);
    expect((await office.book.load(incidentId))?.state.escalations[0]?.passedOn).toEqual([]);
  });

  test('pings whoever asked where the target is only a name', async () => {
    const office = openOffice();
    const channel = await office.open();
    await office.type('escalate "the night shift" Writes are stuck', 'sam', channel);
    await office.settle();
    await pass(office, 5 * MINUTE);

    const [reply] = inThread(office, channel);
    expect(JSON.stringify(reply?.pieces[0])).toContain(`{"person":"${users.sam}","name":"Sam"}`);
  });

  test('is left alone once somebody acknowledges, also in the thread', async () => {
    const { office, channel, replies } = await escalated();
    await pass(office, 5 * MINUTE);
    await office.press(button(replies()[0]!, 'Acknowledge'), 'sam', channel);
    await pass(office, HOUR);

    expect(replies()).toHaveLength(1);
  });

  test('is left alone, and not passed on, once somebody stops that', async () => {
    const { office, channel, replies } = await escalated();
    await pass(office, 10 * MINUTE);
    await office.press(button(replies()[1]!, 'Stop'), 'dana', channel);
    await pass(office, HOUR);

    expect(replies()).toHaveLength(2);
    expect((await office.book.load(incidentId))?.state.escalations[0]?.passedOn).toEqual([]);
  });

  test('is passed on after a snooze too', async () => {
    const { office, channel, replies } = await escalated();
    await pass(office, 5 * MINUTE);
    await office.press(button(replies()[0]!, 'Snooze 1 h'), 'dana', channel);
    await pass(office, 2 * HOUR);

    expect((await office.book.load(incidentId))?.state.escalations[0]?.passedOn).toHaveLength(1);
  });

  test('is not passed on in a channel that is archived', async () => {
    const { office, channel } = await escalated();
    office.chat.channel(channel).isArchived = true;
    await pass(office, HOUR);

    expect((await office.book.load(incidentId))?.state.escalations[0]?.passedOn).toEqual([]);
  });

  test('is asked again in the channel where its message is gone', async () => {
    const { office, channel } = await escalated();
    office.chat.failNext('post', new ChatError('thread_not_found', 'chat.postMessage', false));
    await pass(office, 5 * MINUTE);

    expect(firstLines(remindersIn(office, channel))).toEqual(['E1 dba: Writes are stuck']);
  });
});
