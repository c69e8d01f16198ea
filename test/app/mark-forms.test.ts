import {
  type FrontOfficeForTest,
  formOf,
  openOffice,
  said,
  type User,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
let ts: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
  await office.chat.chat.invite(office.chat.channel(channel).id, [users.sam, users.guest]);
  ts = office.chat.say(channel, users.sam, 'the pool is exhausted');
});
afterEach(() => office.settle());

const entries = async () => ((await office.book.load('T0001/1'))?.log ?? []).slice(3);

async function use(shortcut: string, where = channel, which = ts, by: User = 'dana') {
  const { id } = office.chat.channel(where);
  const message = await office.chat.chat.message(id, which);
  if (message === undefined) throw new Error('no message');
  return office.desk.shortcut({ workspaceId, userId: users[by], channelId: id, shortcut, message });
}

test.each([
  [
    'mark_hypothesis',
    { text: 'the pool' },
    { kind: 'hypothesis-raised', payload: { hypothesis: 'H1', text: 'the pool' } },
  ],
  [
    'mark_escalation',
    { text: 'help', person: users.sam },
    {
      kind: 'escalated',
      payload: {
        escalation: 'E1',
        text: 'help',
        target: { kind: 'user', id: users.sam, name: 'Sam' },
      },
    },
  ],
  [
    'mark_escalation',
    { text: 'help', name: 'dba' },
    {
      kind: 'escalated',
      payload: { escalation: 'E1', text: 'help', target: { kind: 'name', name: 'dba' } },
    },
  ],
  [
    'create_action_item',
    { text: 'add an alert', person: users.sam, due: '2026-12-01' },
    {
      kind: 'action-added',
      payload: {
        action: 'A1',
        text: 'add an alert',
        owner: { id: users.sam, name: 'Sam' },
        due: '2026-12-01',
      },
    },
  ],
])('%s with %j', async (shortcut, answers, entry) => {
  const form = formOf(await use(shortcut));
  const [text] = form.fields;
  expect(text).toMatchObject({ name: 'text', initial: 'the pool is exhausted' });

  await office.submit(form, answers);

  expect(await entries()).toMatchObject([
    {
      ...entry,
      meta: {
        message: { ts },
        author: { id: users.sam, name: 'Sam' },
        by: { id: users.dana, name: 'Dana' },
        source: 'shortcut',
      },
    },
  ]);
});

test('no words are a mistake at the field', async () => {
  const form = formOf(await use('mark_hypothesis'));

  expect(await office.submit(form, { text: ' \n' })).toEqual({
    kind: 'mistakes',
    mistakes: { text: 'It needs words.' },
  });
});

test('sent twice, it is one entry', async () => {
  const form = formOf(await use('mark_hypothesis'));
  await office.submit(form, { text: 'x' });

  const again = await office.submit(form, { text: 'x' });

  expect(again).toEqual({
    kind: 'mistakes',
    mistakes: { text: 'This message is on record already, as T4.' },
  });
  expect(await entries()).toHaveLength(1);
});

describe('in a channel that is no incident’s', () => {
  beforeEach(() => {
    ts = office.chat.say('general', users.dana, 'checkout is slow');
  });

  test('the form asks which incident', async () => {
    const form = formOf(await use('add_to_timeline', 'general'));
    expect(form.fields[0]).toMatchObject({
      name: 'incident',
      choices: [{ value: 'T0001/1', label: 'INC-1: Checkout is down' }],
    });

    await office.submit(form, { incident: 'T0001/1', text: 'checkout is slow' });

    expect(await entries()).toMatchObject([
      { kind: 'note', meta: { message: { channelId: 'C0001', ts } } },
    ]);
  });

  test('somebody is not shown private incidents that are not theirs', async () => {
    await office.open('start --private Secret', 'sam');

    const form = formOf(await use('add_to_timeline', 'general'));

    expect(JSON.stringify(form.fields[0])).not.toContain('Secret');
  });

  test('an incident that is not theirs is refused though the form names it', async () => {
    const form = formOf(await use('add_to_timeline', 'general'));
    await office.open('start --private Secret', 'sam');

    const outcome = await office.submit(form, { incident: 'T0001/2', text: 'x' });

    // The form stays open with what was written in it.
    expect(outcome).toEqual({
      kind: 'mistakes',
      mistakes: { form: 'There is no such incident that you can see.' },
    });
    expect(await office.stores.incidents.load('T0001/2')).toHaveLength(3);
  });

  test('with no incident open, says so', async () => {
    await office.type('resolve', 'dana', channel);
    const other = openOffice();
    office = other;
    ts = other.chat.say('general', users.dana, 'x');

    expect(said(await use('add_to_timeline', 'general'))).toContain('No incident is open');
  });
});

test('a shortcut of another version says to reinstall', async () => {
  expect(said(await use('of_another_version'))).toContain('reinstall the app');
});

test.each(['start_incident', 'start_incident_here'])(
  'a guest does not use %s',
  async (shortcut) => {
    expect(said(await use(shortcut, channel, ts, 'guest'))).toContain('Guests cannot start');
  },
);

test('the global shortcut asks what is wrong', async () => {
  const reply = await office.desk.shortcut({
    workspaceId,
    userId: users.dana,
    shortcut: 'start_incident',
  });

  expect(formOf(reply).form).toBe('start');
});
