import {
  button,
  type FrontOfficeForTest,
  formOf,
  openOffice,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.settle());

const titles = async () =>
  (await office.stores.incidents.list(workspaceId, { limit: 99 })).map(({ title }) => title);

async function startFromMessage(text: string) {
  const ts = office.chat.say('general', users.sam, text);
  const message = await office.deps.chats.of(workspaceId).message('C0001', ts);
  if (message === undefined) throw new Error('no message');

  const reply = await office.desk.shortcut({
    workspaceId,
    userId: users.dana,
    channelId: 'C0001',
    shortcut: 'start_incident_here',
    message,
  });
  return formOf(reply);
}

describe('the form', () => {
  test('comes filled with what was said', async () => {
    const form = formOf(await office.type('start sev3 --drill'));

    expect(form.fields).toMatchObject([
      { name: 'title' },
      { name: 'severity', initial: 'sev3' },
      { name: 'when' },
      { name: 'options', initial: ['drill'] },
    ]);
  });

  test('opens an incident', async () => {
    const form = formOf(await office.type('start'));

    const outcome = await office.submit(form, {
      title: 'Checkout <b>is</b> down',
      severity: 'sev2',
      when: '-10m',
      options: ['private'],
    });

    expect(outcome).toMatchObject({ kind: 'done' });
    expect(await office.stores.incidents.find(workspaceId, 1)).toMatchObject({
      title: 'Checkout <b>is</b> down',
      severity: 'sev2',
      isPrivate: true,
      startedAt: '2026-11-19T10:50:00.000Z',
    });
  });

  test.each([
    [{ title: '  ' }, 'title'],
    [{}, 'title'],
    [{ title: 'x', when: '25:00' }, 'when'],
    [{ title: 'x', when: 'soon' }, 'when'],
    [{ title: 'x', when: '10:05 and more' }, 'when'],
  ])('%j is shown at the field', async (answers, field) => {
    const form = formOf(await office.type('start'));

    const outcome = await office.submit(form, answers);

    expect(outcome).toMatchObject({
      kind: 'mistakes',
      mistakes: { [field]: expect.stringMatching(/.+/) },
    });
    expect(await titles()).toEqual([]);
  });
});

test('an incident may begin with a message', async () => {
  const form = await startFromMessage('Checkout returns 500');
  expect(form.fields[0]).toMatchObject({ initial: 'Checkout returns 500' });
  await office.submit(form, { title: 'Checkout returns 500' });

  const [first] = await office.stores.incidents.load(`${workspaceId}/1`);
  expect(first?.meta).toMatchObject({
    message: { channelId: 'C0001' },
    permalink: expect.stringContaining('C0001'),
  });
});

test('a message is kept while somebody is asked about much the same incident', async () => {
  await office.open('start Checkout is down');
  const form = await startFromMessage('checkout down');

  const outcome = await office.submit(form, { title: 'checkout down' }, 'sam');
  if (outcome.kind !== 'done') throw new Error('not asked');
  await office.press(button(outcome.reply, 'Open anyway'), 'sam');

  const [first] = await office.stores.incidents.load(`${workspaceId}/2`);
  expect(first).toMatchObject({
    payload: { title: 'checkout down' },
    meta: { message: { channelId: 'C0001' }, permalink: expect.stringContaining('C0001') },
  });
});
