import {
  button,
  type FrontOfficeForTest,
  messageOf,
  openOffice,
  said,
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

test('an incident is open, has a lead, and soon its channel', async () => {
  const reply = await office.type('start sev2 Checkout is down');
  expect(said(reply)).toContain('INC-1: Checkout is down is open, and you lead it.');

  await office.settle();

  const channel = office.chat.channel('inc-1-checkout-is-down');
  expect([...channel.members]).toContain(users.dana);
  expect(channel.topic).toBe('INC-1 · sev2 · investigating · lead Dana · Checkout is down');
  expect(await office.stores.incidents.find(workspaceId, 1)).toMatchObject({
    severity: 'sev2',
    leadName: 'Dana',
    channelId: channel.id,
  });
});

test('who starts one is not kept waiting by another whose channel is being made', async () => {
  await office.type('start Checkout is down');
  const begin = performance.now();

  for (let index = 1; index <= 5; index += 1) await office.type(`start Region ${index}`);

  // Each of them would otherwise wait a second.
  expect(performance.now() - begin).toBeLessThan(2_500);
});

test('where its channel is, is said once it is made', async () => {
  const reply = await office.type('start Checkout is down');
  await office.settle();

  const later = reply.kind === 'message' ? await reply.later?.() : undefined;

  expect(later?.summary).toBe('INC-1: Checkout is down has its channel');
});

test('the same start by the same person within a minute is the same incident', async () => {
  await office.type('start Checkout is down');

  const reply = await office.type('start Checkout is down');

  expect(said(reply)).toContain('you started it a moment ago');
  expect(await titles()).toEqual(['Checkout is down']);
});

test('the same start sent twice at once is one incident', async () => {
  await Promise.all([office.type('start Checkout'), office.type('start Checkout')]);

  expect(await titles()).toEqual(['Checkout']);
});

test('a real incident is not taken for the drill of a moment ago', async () => {
  await office.type('start --drill Checkout is down');

  await office.type('start Checkout is down');

  expect(await titles()).toHaveLength(2);
});

test.each([
  ['the same person later', 'dana', 61_000],
  ['somebody else at once', 'sam', 0],
] as const)('much the same title by %s is asked about first', async (_who, by, afterMs) => {
  await office.type('start Checkout is down');
  office.clock.advance(afterMs);

  const reply = await office.type('start checkout down', by);

  expect(said(reply)).toContain('INC-1: Checkout is down is open and sounds much the same.');
  expect(await titles()).toHaveLength(1);
});

test('a closed incident is not asked about', async () => {
  const channel = await office.open('start Checkout is down');
  await office.press(
    button(await office.type('close', 'dana', channel), 'Close anyway'),
    'dana',
    channel,
  );

  await office.type('start Checkout is down', 'sam');

  expect(await titles()).toHaveLength(2);
});

test('a drill is not taken for the real thing', async () => {
  await office.type('start Checkout is down');

  await office.type('start --drill Checkout is down', 'sam');

  expect(await titles()).toHaveLength(2);
});

describe('asked about much the same incident', () => {
  test('joining it invites', async () => {
    const channel = await office.open('start Checkout is down');

    await office.press(
      button(await office.type('start checkout down', 'sam'), 'Join INC-1'),
      'sam',
    );
    await office.settle();

    expect([...office.chat.channel(channel).members]).toContain(users.sam);
  });

  test('joining it again after leaving invites again', async () => {
    const channel = await office.open('start Checkout is down');
    const join = button(await office.type('start checkout down', 'sam'), 'Join INC-1');
    await office.press(join, 'sam');
    await office.settle();
    office.chat.channel(channel).members.delete(users.sam);
    office.clock.advance(120_000);

    await office.press(join, 'sam');
    await office.settle();

    expect([...office.chat.channel(channel).members]).toContain(users.sam);
  });

  test('opening anyway opens what was asked for', async () => {
    await office.type('start Checkout is down');

    const asked = await office.type('start sev1 --drill=no checkout down', 'sam');
    expect(said(asked)).toContain('--drill=no is not an option');
    const reply = await office.type('start sev1 --private &lt;checkout&gt; &amp; "down"', 'sam');
    await office.press(button(reply, 'Open anyway'), 'sam');

    expect(await office.stores.incidents.find(workspaceId, 2)).toMatchObject({
      title: '<checkout> & "down"',
      severity: 'sev1',
      isPrivate: true,
      leadName: 'Sam',
    });
  });

  test('opening anyway, pressed twice, is one incident', async () => {
    await office.type('start Checkout is down');
    const anyway = button(await office.type('start checkout down', 'sam'), 'Open anyway');

    await Promise.all([office.press(anyway, 'sam'), office.press(anyway, 'sam')]);

    expect(await titles()).toHaveLength(2);
  });

  test('twenty minutes ago stays the moment it was when it was typed', async () => {
    await office.type('start Checkout is down');
    const anyway = button(await office.type('start -20m checkout down', 'sam'), 'Open anyway');
    office.clock.advance(5 * 60_000);

    await office.press(anyway, 'sam');

    expect(await office.stores.incidents.find(workspaceId, 2)).toMatchObject({
      startedAt: '2026-11-19T10:40:00.000Z',
    });
  });

  test('without a time, it began when it was typed', async () => {
    await office.type('start Checkout is down');
    const anyway = button(await office.type('start checkout down', 'sam'), 'Open anyway');
    office.clock.advance(5 * 60_000);

    await office.press(anyway, 'sam');

    expect(await office.stores.incidents.find(workspaceId, 2)).toMatchObject({
      startedAt: '2026-11-19T11:00:00.000Z',
    });
  });
});

describe('a channel in use', () => {
  test('becomes the incident’s with --here', async () => {
    await office.type('start --here Checkout is down');
    await office.settle();

    const { id, members } = office.chat.channel('general');
    expect(await office.stores.incidents.findByChannel(workspaceId, id)).toMatchObject({
      number: 1,
    });
    expect([...members]).toContain('U0BOT');
  });

  test('is one open incident’s at a time', async () => {
    await office.type('start --here Checkout is down');

    const reply = await office.type('start --here Search is slow');

    expect(said(reply)).toContain("This channel is INC-1's already");
    expect(await titles()).toHaveLength(1);
  });
});

test('a private incident has a private channel', async () => {
  const channel = await office.open('start --private Secret');

  expect(office.chat.channel(channel).isPrivate).toBe(true);
});

test('a name that is taken gets a number', async () => {
  office.chat.addChannel('inc-1-checkout');

  expect(await office.open('start Checkout')).toBe('inc-1-checkout-2');
});

test('guests do not start incidents', async () => {
  const reply = await office.type('start Checkout', 'guest');

  expect(said(reply)).toContain('Guests cannot start an incident');
  expect(await titles()).toEqual([]);
});

test('people of other organisations do nothing', async () => {
  const reply = await office.type('start Checkout', 'stranger');

  expect(said(reply)).toBe('Only people of this workspace can use /incident.');
  expect(await titles()).toEqual([]);
});

test('a title too long is given back', async () => {
  const title = 'x'.repeat(301);

  const reply = await office.type(`start ${title}`);

  expect(said(reply)).toContain('That title is 301 characters; 300 fit.');
  expect(said(reply)).toContain(title);
  expect(await titles()).toEqual([]);
});

test('the reply to an opening has a summary for those who hear it', async () => {
  expect(messageOf(await office.type('start Checkout')).summary).toBe('INC-1: Checkout is open');
});
