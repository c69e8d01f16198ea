import { retryWaitMs } from '../../src/app/retry-wait';
import { ChatError } from '../../src/ports/chat';
import {
  button,
  escalationsIn,
  type FrontOfficeForTest,
  openOffice,
  said,
  users,
  wordsIn,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});

const busy = (method: string, retryAfterMs?: number) =>
  new ChatError('ratelimited', method, true, retryAfterMs);
const lost = (method: string) => new ChatError('unreachable', method, true);
const refused = (code: string, method: string) => new ChatError(code, method, false);

const escalations = (channel: string) => escalationsIn(office, channel);

test('effects of one incident happen in the order they were recorded', async () => {
  const channel = await office.open();
  for (const who of ['one', 'two', 'three']) {
    await office.type(`escalate "${who}" help`, 'dana', channel);
  }

  await office.settle();

  expect(escalations(channel).map((words) => words.slice(0, 6))).toEqual([
    'E1 one',
    'E2 two',
    'E3 thr',
  ]);
});

test('one that has to wait holds back those behind it', async () => {
  const channel = await office.open();
  office.chat.failNext('post', busy('chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);
  await office.type('escalate "two" help', 'dana', channel);

  await office.work();
  expect(escalations(channel)).toEqual([]);
  await office.settle();

  expect(escalations(channel)).toHaveLength(2);
});

test('one incident that has to wait does not hold back another', async () => {
  const one = await office.open('start Checkout');
  const two = await office.open('start Search');
  office.chat.failNext('post', busy('chat.postMessage'));
  await office.type('escalate "one" help', 'dana', one);
  await office.work();
  await office.type('escalate "two" help', 'dana', two);

  await office.work();

  expect(escalations(one)).toEqual([]);
  expect(escalations(two)).toHaveLength(1);
});

test('Slack is not asked again before it said', async () => {
  const channel = await office.open();
  office.chat.failNext('post', busy('chat.postMessage', 30_000));
  await office.type('escalate "one" help', 'dana', channel);
  await office.work();

  office.clock.advance(29_000);
  await office.work();
  expect(escalations(channel)).toEqual([]);
  office.clock.advance(1000);
  await office.work();

  expect(escalations(channel)).toHaveLength(1);
});

test('waits grow with each try, up to ten minutes', () => {
  expect([0, 1, 2, 3, 20, 1000].map((attempts) => retryWaitMs(undefined, attempts))).toEqual([
    2000, 4000, 8000, 16_000, 600_000, 600_000,
  ]);
});

test('Slack being down for an hour loses nothing', async () => {
  const channel = await office.open();
  for (let tries = 0; tries < 12; tries += 1)
    office.chat.failNext('post', lost('chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);

  await office.settle();

  expect(escalations(channel)).toHaveLength(1);
});

test('a lost answer does not post twice', async () => {
  const channel = await office.open();
  office.chat.failNext('post', lost('chat.postMessage'), true);
  await office.type('escalate "one" help', 'dana', channel);

  await office.settle();

  expect(escalations(channel)).toHaveLength(1);
  expect(await office.stores.outbox.result('T0001/1', 'E1')).toHaveProperty('ts');
});

test('a first try does not look for an earlier one', async () => {
  const channel = await office.open();
  await office.type('escalate "one" help', 'dana', channel);

  await office.settle();

  expect(office.chat.calls).not.toContain('findPosted');
});

test('a lost answer of the channel’s making does not make two', async () => {
  office.chat.failNext('createChannel', lost('conversations.create'), true);

  const channel = await office.open('start Checkout');

  expect(channel).toBe('inc-1-checkout');
  expect(() => office.chat.channel('inc-1-checkout-2')).toThrow();
});

test('nothing happens in Slack before there is a channel, and then all of it does', async () => {
  office.chat.failNext('createChannel', busy('conversations.create', 60_000));
  await office.type('start Checkout');
  await office.type('INC-1 escalate "one" help');
  await office.type('INC-1 update looking into it');

  await office.work();
  expect(office.chat.calls.filter((call) => call === 'post')).toEqual([]);
  await office.settle();

  const words = office.chat.said('inc-1-checkout').map(wordsIn).join('\n');
  expect(words).toContain('E1 one: help');
  expect(words).toContain('looking into it');
});

test('a channel that is refused is tried again until it is allowed', async () => {
  office.chat.failNext('createChannel', refused('missing_scope', 'conversations.create'));
  await office.type('start Checkout');
  await office.work();
  expect(said(await office.type('INC-1 show'))).toContain('missing_scope');

  await office.settle();

  expect(office.chat.said('inc-1-checkout').length).toBeGreaterThan(0);
});

test('a mistake of ours is tried for a while, and then holds nothing back', async () => {
  const channel = await office.open();
  for (let tries = 0; tries < 12; tries += 1) office.chat.failNext('post', new TypeError('oops'));
  await office.type('escalate "one" help', 'dana', channel);
  await office.type('escalate "two" help', 'dana', channel);

  await office.settle();
  await office.settle();

  expect(said(await office.type('', 'dana', channel))).toContain('oops');
  expect(office.log.lines.filter(({ level }) => level === 'error')).not.toEqual([]);
});

test('what Slack refuses is given up, said in the state, and holds nothing back', async () => {
  const channel = await office.open();
  office.chat.failNext('post', refused('restricted_action', 'chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);
  await office.type('escalate "two" help', 'dana', channel);

  await office.settle();

  expect(escalations(channel)).toHaveLength(1);
  const state = said(await office.type('', 'dana', channel));
  expect(state).toContain('Not done in Slack yet');
  expect(state).toContain('restricted_action');
  expect(office.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a picture that cannot be drawn is given up and logged, and the report follows', async () => {
  const channel = await office.open('start Undrawable');
  const reply = await office.type('close', 'dana', channel);
  await office.press(button(reply, 'Close anyway'), 'dana', channel);

  await office.settle();

  const names = office.chat.uploads.map(({ name }) => name);
  expect(names).toEqual(['INC-1-postmortem.md', 'INC-1-postmortem.html']);
  expect(office.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('what is waiting is said in the state, until it is done', async () => {
  const channel = await office.open();
  office.chat.failNext('post', lost('chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);
  await office.work();
  expect(said(await office.type('', 'dana', channel))).toContain('unreachable');

  await office.settle();

  expect(said(await office.type('', 'dana', channel))).not.toContain('unreachable');
});

test('whoever is asked for help is invited first, so that they are told', async () => {
  const channel = await office.open();

  await office.type(`escalate <@${users.sam}|Sam> help`, 'dana', channel);
  await office.settle();

  expect([...office.chat.channel(channel).members]).toContain(users.sam);
  expect(office.chat.said(channel).at(-1)).toMatchObject({ notifies: true });
});

test('an acknowledgement shows on the message that asked', async () => {
  const channel = await office.open();
  await office.type('escalate "one" help', 'dana', channel);
  await office.settle();

  await office.type('ack E1 on it', 'sam', channel);
  await office.settle();

  expect(escalations(channel)).toHaveLength(1);
  expect(escalations(channel)[0]).toMatch(/✅ Acknowledged by Sam after .*: on it/);
});

test('an update is posted where it happens and where the company reads', async () => {
  const announcements = 'C0002';
  office = openOffice({ announcementChannel: announcements });
  office.chat.addChannel('announcements', { members: ['U0BOT'] });
  const channel = await office.open();

  await office.type('update nearly there', 'dana', channel);
  await office.settle();

  for (const place of [channel, announcements])
    expect(office.chat.said(place).map(wordsIn).join('\n')).toContain('nearly there');
});

test('nothing of a private incident is announced', async () => {
  office = openOffice({ announcementChannel: 'C0002' });
  office.chat.addChannel('announcements', { members: ['U0BOT'] });
  const channel = await office.open('start --private Secret');

  await office.type('update nearly there', 'dana', channel);
  await office.settle();

  expect(office.chat.said('announcements')).toEqual([]);
});

test('work put off is taken up by another process that starts', async () => {
  const channel = await office.open();
  await office.type('escalate "one" help', 'dana', channel);
  const taken = await office.stores.outbox.take(office.clock.now(), '2026-11-19T11:30:00.000Z', 20);
  expect(taken).toHaveLength(1);

  await office.settle();

  expect(escalations(channel)).toHaveLength(1);
});
