import { addMs, MINUTE, SECOND } from '../../src/domain/time/instant';
import { ChatError } from '../../src/ports/chat';
import {
  type FrontOfficeForTest,
  openOffice,
  said,
  wordsIn,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});

const lost = (method: string) => new ChatError('unreachable', method, true);

/** The card as it is now: the pinned message. */
function card(channel: string): string {
  const { pins, messages } = office.chat.channel(channel);
  const message = messages.find(({ ts }) => ts === pins[0])?.message;
  return message === undefined ? '' : wordsIn(message);
}

const cards = (channel: string) =>
  office.chat.said(channel).filter(({ pieces }) => pieces[0]?.piece === 'header');
const count = (call: string) => office.chat.calls.filter((one) => one === call).length;

test('the card is posted once, pinned, and edited in place', async () => {
  const channel = await office.open();
  await office.type('impact 30% of checkouts fail', 'dana', channel);
  await office.settle();
  await office.type('hypothesis the deploy', 'dana', channel);
  await office.settle();

  expect(office.chat.channel(channel).pins).toHaveLength(1);
  expect(cards(channel)).toHaveLength(1);
  expect(card(channel)).toContain('30% of checkouts fail');
  expect(card(channel)).toContain('H1 the deploy');
});

test('the card and the topic follow the record', async () => {
  const channel = await office.open();

  await office.type('severity sev1', 'dana', channel);
  await office.type('status monitoring', 'dana', channel);
  await office.type('title Checkout and search are down', 'dana', channel);
  await office.settle();

  expect(card(channel)).toContain('Severity: sev1\nStatus: monitoring');
  expect(office.chat.channel(channel).topic).toBe(
    'INC-1 · sev1 · monitoring · lead Dana · Checkout and search are down',
  );
});

test('a change that neither card nor topic shows costs no call', async () => {
  const channel = await office.open();
  const before = ['edit', 'setTopic', 'post', 'pin'].map(count);

  await office.type('note restarted the primary', 'dana', channel);
  await office.settle();

  expect(['edit', 'setTopic', 'post', 'pin'].map(count)).toEqual(before);
});

test('what a burst does not change is looked at once a second', async () => {
  const channel = await office.open();
  office.clock.advance(MINUTE);
  await office.type('note restarted the primary', 'dana', channel);
  await office.work();
  await office.type('note it came back', 'dana', channel);
  await office.work();

  const { nextDue } = office.stores.surfaces;
  expect(await nextDue(['topic'])).toBe(addMs(office.clock.now(), SECOND));
  await office.settle();
  expect(await nextDue(['topic'])).toBeUndefined();
});

test('a change to and fro costs no call', async () => {
  const channel = await office.open();
  const before = count('edit');

  await office.type('impact x', 'dana', channel);
  await office.type('undo', 'dana', channel);
  await office.settle();

  expect(count('edit')).toBe(before);
});

test('a burst of changes ends in the last state, with few calls', async () => {
  const channel = await office.open();
  const before = count('edit');

  for (let index = 1; index <= 30; index += 1) {
    await office.type(`impact number ${index}`, 'dana', channel);
    await office.work();
    office.clock.advance(100);
  }
  await office.settle();

  expect(card(channel)).toContain('number 30');
  expect(count('edit') - before).toBeLessThanOrEqual(4);
});

test('a burst that does not end shows every few seconds, and the last of it soon after', async () => {
  const channel = await office.open();
  office.clock.advance(60_000);
  const before = count('edit');

  for (let index = 1; index <= 200; index += 1) {
    await office.type(`impact number ${index}`, 'dana', channel);
    await office.work();
    office.clock.advance(50);
    if (index === 140) expect(card(channel)).toMatch(/number 1[0-3]\d/);
  }
  office.clock.advance(1_000);
  await office.work();

  expect(card(channel)).toContain('number 200');
  // The canvas is no edit of a message.
  expect(count('edit') - before).toBeLessThanOrEqual(3);
});

test('nothing is opened or shown beyond what Slack takes in a minute', async () => {
  for (let index = 1; index <= 30; index += 1) await office.type(`start Region ${index}`);
  await office.work();
  office.clock.advance(20_000);
  await office.work();

  expect(count('createChannel')).toBeLessThanOrEqual(18);
  await office.settle();

  expect(count('createChannel')).toBe(30);
  expect(count('pin')).toBe(30);
  const rows = await office.stores.incidents.list('T0001', { limit: 100 });
  expect(await Promise.all(rows.map(({ id }) => office.stores.outbox.problems(id)))).toEqual(
    rows.map(() => []),
  );
});

test('a method that Slack holds back is left alone in the whole workspace', async () => {
  const one = await office.open('start Checkout');
  const two = await office.open('start Search');
  office.clock.advance(15_000);
  office.chat.failNext('edit', new ChatError('ratelimited', 'chat.update', true, 30_000));
  await office.type('impact x', 'dana', one);
  await office.work();
  await office.type('impact zebras', 'dana', two);
  await office.work();
  expect(card(two)).not.toContain('zebras');

  office.clock.advance(30_000);
  await office.work();

  expect(card(two)).toContain('zebras');
});

test('a card whose answer was lost shows what was recorded until it is found again', async () => {
  office.chat.failNext('post', lost('chat.postMessage'), true);
  await office.type('start sev2 Checkout is down');
  await office.work();
  await office.type('INC-1 impact 30% of checkouts fail');
  await office.settle();

  const [incident] = await office.stores.incidents.list(workspaceId, { limit: 1 });
  const channel = office.chat.channel(incident?.channelId ?? '').name;
  expect(cards(channel)).toHaveLength(1);
  expect(card(channel)).toContain('30% of checkouts fail');
});

test('the answer to the first post being lost does not make two cards', async () => {
  office.chat.failNext('post', lost('chat.postMessage'), true);

  const channel = await office.open();

  expect(cards(channel)).toHaveLength(1);
  expect(office.chat.channel(channel).pins).toHaveLength(1);
});

test('a pin that fails is tried again, without a second card', async () => {
  office.chat.failNext('pin', lost('pins.add'));

  const channel = await office.open();

  expect(cards(channel)).toHaveLength(1);
  expect(office.chat.channel(channel).pins).toHaveLength(1);
});

test('an edit that fails is tried again until the card shows the record', async () => {
  const channel = await office.open();
  for (let tries = 0; tries < 5; tries += 1) office.chat.failNext('edit', lost('chat.update'));

  await office.type('impact x', 'dana', channel);
  await office.settle();

  expect(card(channel)).toContain('x');
});

test('a card that is failing holds back neither the topic nor another incident', async () => {
  const one = await office.open('start Checkout');
  const two = await office.open('start Search');
  office.clock.advance(15_000);
  office.chat.failNext('edit', lost('chat.update'));
  await office.type('severity sev1', 'dana', one);
  await office.work();
  await office.type('severity sev1', 'dana', two);

  await office.work();

  expect(card(one)).toContain('Severity: not set');
  expect(office.chat.channel(one).topic).toContain('sev1');
  expect(card(two)).toContain('Severity: sev1');
});

test('once closed, the card offers what can still be done', async () => {
  const channel = await office.open();
  await office.press({ action: 'close-anyway', label: '', value: 'T0001/1' }, 'dana', channel);
  await office.settle();

  expect(card(channel)).toContain('Status: closed');
});

test('a drill says so', async () => {
  const channel = await office.open('start --drill Checkout');

  expect(card(channel)).toContain('This is a drill.');
  expect(office.chat.channel(channel).topic).toMatch(/^DRILL · /);
});

test('a long title leaves the topic within what Slack takes', async () => {
  const channel = await office.open(`start ${'x'.repeat(300)}`);

  expect(office.chat.channel(channel).topic.length).toBeLessThanOrEqual(250);
});

test('a card that somebody deleted is posted anew', async () => {
  const channel = await office.open();
  const place = office.chat.channel(channel);
  const gone = place.pins.pop();
  place.messages.splice(
    place.messages.findIndex(({ ts }) => ts === gone),
    1,
  );

  await office.type('impact x', 'dana', channel);
  await office.settle();

  expect(cards(channel)).toHaveLength(1);
  expect(card(channel)).toContain('x');
});

test('an archived channel is left alone', async () => {
  const channel = await office.open();
  office.chat.channel(channel).isArchived = true;

  await office.type('INC-1 impact x');
  await office.settle();

  expect(count('edit')).toBeLessThan(5);
});

test('what Slack refuses to show is said in the state, with its cause', async () => {
  const channel = await office.open();
  office.chat.failNext('setTopic', new ChatError('missing_scope', 'conversations.setTopic', false));
  await office.type('status monitoring', 'dana', channel);
  office.clock.advance(5_000);
  await office.work();

  expect(said(await office.type('', 'dana', channel))).toContain(
    'topic: conversations.setTopic: missing_scope',
  );
});
