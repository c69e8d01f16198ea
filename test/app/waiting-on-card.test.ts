import { ChatError } from '../../src/ports/chat';
import {
  escalationsIn,
  type FrontOfficeForTest,
  openOffice,
  said,
  wordsIn,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});

const lost = (method: string) => new ChatError('unreachable', method, true);
const refused = (code: string, method: string) => new ChatError(code, method, false);

const escalations = (channel: string) => escalationsIn(office, channel);

/** What the pinned card of a channel says. */
const cardOf = (channel: string) => {
  const { pins, messages } = office.chat.channel(channel);
  const card = messages.find(({ ts }) => pins.includes(ts));
  return card?.message === undefined ? '' : wordsIn(card.message);
};

test('what waits after a second try is on the card, and no longer once it is done', async () => {
  const channel = await office.open();
  for (let times = 0; times < 4; times += 1) office.chat.failNext('post', lost('chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);
  const waiting = 'post-escalation: chat.postMessage: unreachable';

  await office.work();
  office.clock.advance(5_000);
  const once = cardOf(channel);
  await office.work();
  office.clock.advance(5_000);
  await office.work();
  const twice = cardOf(channel);
  await office.settle();

  expect(once).not.toContain('Not done');
  expect(twice).toContain(`Not done in Slack yet\n${waiting}`);
  expect(cardOf(channel)).not.toContain('Not done');
  expect(escalations(channel)).toHaveLength(1);
});

test('what was given up is on the card no longer: asking for the state tells of it', async () => {
  const channel = await office.open();
  for (let times = 0; times < 2; times += 1) office.chat.failNext('post', lost('chat.postMessage'));
  office.chat.failNext('post', refused('restricted_action', 'chat.postMessage'));
  await office.type('escalate "one" help', 'dana', channel);

  await office.settle();

  expect(cardOf(channel)).not.toContain('Not done');
  expect(said(await office.type('', 'dana', channel))).toContain('restricted_action');
});
