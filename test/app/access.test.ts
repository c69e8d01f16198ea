import { ChatError } from '../../src/ports/chat';
import {
  type FrontOfficeForTest,
  openOffice,
  said,
  type User,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.settle());

const invite = (channel: string, ...who: User[]) =>
  office.chat.chat.invite(
    office.chat.channel(channel).id,
    who.map((one) => users[one]),
  );

describe('a private incident', () => {
  let channel: string;
  beforeEach(async () => {
    channel = await office.open('start --private Secret merger');
    await office.type('note the merger leaked', 'dana', channel);
  });

  test.each(['INC-1 show', 'INC-1 timeline', 'INC-1 preview', 'INC-1 note x', 'INC-1'])(
    'is not there for others: %s',
    async (text) => {
      const words = said(await office.type(text, 'sam'));

      expect(words).toContain('There is no INC-1 that you can see.');
      expect(words).not.toContain('merger');
    },
  );

  test.each(['list', '', 'search merger', 'stats'])('is in no list of others: %s', async (text) => {
    expect(said(await office.type(text, 'sam')).replaceAll('“merger”', '')).not.toContain('merger');
  });

  test('is there for its members, everywhere', async () => {
    await invite(channel, 'sam');

    expect(said(await office.type('INC-1 show', 'sam'))).toContain('Secret merger');
    expect(said(await office.type('list', 'sam'))).toContain('Secret merger');
    expect(said(await office.type('search merger', 'sam'))).toContain('Secret merger');
  });

  test('does what nobody else’s button says', async () => {
    const press = (action: string) => office.press({ action, label: '', value: 'T0001/1' }, 'sam');

    for (const action of ['close-anyway', 'preview', 'take-lead', 'join', 'undo']) {
      expect(said(await press(action))).toBe('There is no such incident that you can see.');
    }
    expect(await office.stores.incidents.load('T0001/1')).toHaveLength(4);
  });

  test('takes nobody else’s form', async () => {
    const outcome = await office.desk.submit({
      workspaceId,
      userId: users.sam,
      form: 'say',
      carry: 'T0001/1 note',
      answers: { text: 'x' },
    });

    // The form stays open with what was written in it.
    expect(outcome).toEqual({
      kind: 'mistakes',
      mistakes: { form: 'There is no such incident that you can see.' },
    });
  });

  test('is not named to somebody who starts much the same', async () => {
    const words = said(await office.type('start Secret merger', 'sam'));

    expect(words).toContain('INC-2: Secret merger is open, and you lead it.');
  });

  test('is shown to nobody while Slack cannot say who is in its channel', async () => {
    await invite(channel, 'sam');
    office.chat.failNext('isMember', new ChatError('unreachable', 'conversations.members', true));

    expect(said(await office.type('INC-1 show', 'sam'))).toContain('There is no INC-1');
  });

  test('takes commands of its members while Slack is away, in its own channel', async () => {
    await invite(channel, 'sam');
    for (let calls = 0; calls < 5; calls += 1)
      office.chat.failNext('isMember', new ChatError('unreachable', 'conversations.members', true));

    expect(said(await office.type('note x', 'sam', channel))).toContain('Recorded T5');
  });

  test('of another workspace is not there', async () => {
    office.chat.people.set('U0099', {
      name: 'Eve',
      zone: 'UTC',
      isGuest: false,
      isStranger: false,
      isBot: false,
    });

    const press = office.desk.press({
      workspaceId: 'T9999',
      userId: 'U0099',
      action: 'preview',
      value: 'T0001/1',
    });

    expect(said(await press)).not.toContain('merger');
    expect(await office.stores.incidents.load('T0001/1')).toHaveLength(4);
  });
});

test('a private incident without its channel yet is its opener’s', async () => {
  office.chat.failNext('createChannel', new ChatError('x', 'conversations.create', true, 60_000));
  await office.type('start --private Secret');
  await office.work();

  expect(said(await office.type('INC-1 show'))).toContain('Secret');
  expect(said(await office.type('INC-1 show', 'sam'))).toContain('There is no INC-1');
});

describe('a guest', () => {
  let channel: string;
  beforeEach(async () => {
    channel = await office.open('start Checkout');
  });

  test('does not see incidents whose channel they are not in', async () => {
    expect(said(await office.type('INC-1 show', 'guest'))).toContain('There is no INC-1');
    expect(said(await office.type('list', 'guest'))).toContain('No incident is open.');
  });

  test('does everything in a channel they are in', async () => {
    await invite(channel, 'guest');

    expect(said(await office.type('note x', 'guest', channel))).toContain('Recorded T4');
    expect(said(await office.type('INC-1 note x', 'guest'))).toContain('Recorded T5');
  });

  test('starts none by a button either', async () => {
    expect(said(await office.press({ action: 'start', label: '' }, 'guest'))).toContain('Guests');
  });
});

test('a public incident is everybody’s of the workspace', async () => {
  await office.open('start Checkout');

  expect(said(await office.type('INC-1 note x', 'sam'))).toContain('Recorded T4');
});

describe('somebody of another organisation', () => {
  test.each(['show', 'note x', 'list', 'help', 'start x'])('is told nothing: %s', async (text) => {
    const channel = await office.open('start Checkout');
    office.chat.channel(channel).members.add(users.stranger);

    expect(said(await office.type(text, 'stranger', channel))).toBe(
      'Only people of this workspace can use /incident.',
    );
  });

  test('presses nothing', async () => {
    await office.open('start Checkout');

    expect(
      said(await office.press({ action: 'preview', label: '', value: 'T0001/1' }, 'stranger')),
    ).toBe('Only people of this workspace can do that.');
  });
});

describe('an incident that uses the channel it was started in', () => {
  const start = (by: User, channel: string) =>
    office.type('start --here Payroll leaked', by, channel);

  test('is private where the channel is', async () => {
    office.chat.addChannel('hr', { isPrivate: true, members: [users.dana, 'U0BOT'] });

    expect(said(await start('dana', 'hr'))).toContain('It is private, as the channel is.');

    await office.settle();
    expect(said(await office.type('list', 'sam'))).not.toContain('Payroll');
    expect(said(await office.type('list', 'dana', 'hr'))).toContain('Payroll');
    expect(office.chat.calls).not.toContain('join');
  });

  test('is private where Slack does not say what the channel is', async () => {
    office.chat.failNext('channel', new ChatError('timeout', 'conversations.info', true));

    expect(said(await start('dana', 'general'))).toContain('It is kept private');
    expect(await office.stores.incidents.get('T0001/1')).toMatchObject({ isPrivate: true });
  });

  test('is not opened where the bot cannot come in', async () => {
    office.chat.failNext(
      'channel',
      new ChatError('channel_not_found', 'conversations.info', false),
    );

    const words = said(await start('dana', 'general'));

    expect(words).toContain('/invite @hindsight');
    expect(words).toContain('Payroll leaked');
    expect(await office.stores.incidents.ids()).toEqual([]);
  });

  test.each([
    ['which the person has left', 'C0002'],
    ['when there is none', ''],
  ])('is not opened by a form %s', async (_what, channelId) => {
    office.chat.addChannel('hr', { isPrivate: true, members: ['U0BOT'] });

    const outcome = await office.desk.submit({
      workspaceId,
      userId: users.dana,
      form: 'start',
      carry: JSON.stringify({ channelId }),
      answers: { title: 'Payroll leaked', options: ['here'] },
    });

    if (outcome.kind !== 'done') throw new Error('it went on');
    expect(said(outcome.reply)).toContain('Only members of a channel can use it');
    expect(await office.stores.incidents.ids()).toEqual([]);
  });
});

test('somebody Slack will not describe is known by their id, and what they say is kept', async () => {
  const channel = await office.open('start Checkout');
  office.chat.failNext('person', new ChatError('unreachable', 'users.info', true));

  expect(said(await office.type('note x', 'sam', channel))).toContain('Recorded T4');
  expect((await office.stores.incidents.load('T0001/1')).at(-1)?.meta.by).toEqual({
    id: users.sam,
    name: users.sam,
  });
});
