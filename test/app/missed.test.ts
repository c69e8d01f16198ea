import { createCallBudget } from '../../src/app/call-budget';
import { createDesk } from '../../src/app/create-desk';
import { createMissedReader, type MissedReader } from '../../src/app/missed/missed-reader';
import { standing } from '../../src/domain/standing';
import { SECOND } from '../../src/domain/time/instant';
import { ChatError } from '../../src/ports/chat';
import {
  type FrontOfficeForTest,
  openOffice,
  type User,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let name: string;
let reader: MissedReader;
let isConnected: boolean;

beforeEach(async () => {
  office = openOffice();
  name = await office.open();
  isConnected = true;
  reader = newReader();
  await reader.work();
  office.clock.advance(60 * SECOND);
});

/** Of a process that has just begun. */
function newReader(): MissedReader {
  const { room } = createDesk(office.deps);
  const budget = createCallBudget();
  return createMissedReader({ room, budget, pace: office.clock, isConnected: () => isConnected });
}

/** Everything that was missed is read. */
async function read(by = newReader()): Promise<void> {
  for (let waitMs = await by.work(); waitMs !== undefined; waitMs = await by.work())
    office.clock.advance(waitMs);
}

const say = (text: string, by: User = 'sam') => office.chat.say(name, users[by], text);
const react = (ts: string, emoji = 'pushpin', by: User = 'sam') =>
  office.chat.reactAs(name, ts, users[by], emoji);
const unreact = (ts: string, emoji = 'pushpin', by: User = 'sam') =>
  office.chat.unreactAs(name, ts, users[by], emoji);
const messageAt = (ts: string) => {
  const found = office.chat.channel(name).messages.find((one) => one.ts === ts);
  if (found === undefined) throw new Error(`no message ${ts}`);
  return found;
};

/** What stands of a message, as its kind and words. */
async function made(ts: string) {
  const log = await office.stores.incidents.load('T0001/1');
  return standing(log)
    .filter(({ entry, isRemoved }) => entry.meta.message?.ts === ts && !isRemoved)
    .map(({ entry }) => `${entry.kind}: ${'text' in entry.payload ? entry.payload.text : ''}`);
}

const entries = async () => (await office.stores.incidents.load('T0001/1')).length;

/** Tells the bot of a mark, as Slack does while it is connected. */
const tell = (act: 'mark' | 'unmark', ts: string) =>
  office.desk[act]({
    workspaceId,
    channelId: office.chat.channel(name).id,
    ts,
    userId: users.sam,
    emoji: 'pushpin',
    by: 'reaction',
  });

test('marks that nobody told of are taken, each as what it is, once', async () => {
  const note = say('the pump is dry');
  const theory = say('a seal is torn');
  const pinned = say('the tank is empty');
  react(note);
  react(theory, 'bulb');
  office.chat.pinAs(name, pinned, users.sam);
  await read();
  const after = await entries();
  await read();

  expect(await made(note)).toEqual(['note: the pump is dry']);
  expect(await made(theory)).toEqual(['hypothesis-raised: a seal is torn']);
  expect(await made(pinned)).toEqual(['note: the tank is empty']);
  expect(await entries()).toBe(after);
});

test('whoever marked it has recorded it, when the message was posted', async () => {
  const ts = say('the pump is dry', 'dana');
  office.clock.advance(600 * SECOND);
  react(ts);
  await read();

  const [entry] = (await office.stores.incidents.load('T0001/1')).slice(-1);
  expect(entry?.meta).toMatchObject({
    by: { name: 'Sam' },
    author: { name: 'Dana' },
    source: 'reaction',
    at: new Date(Math.floor(Number(ts) * 1000)).toISOString(),
  });
});

test('a mark that was taken back meanwhile takes its entry back', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  unreact(ts);
  await read();

  expect(await made(ts)).toEqual([]);
});

test('one that was taken back and set again while nobody told of it stands', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  unreact(ts);
  await tell('unmark', ts);
  react(ts);
  await read();

  expect(await made(ts)).toEqual(['note: the pump is dry']);
});

test('what people undid stays undone, though the mark is still there', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  await office.type('remove T4', 'sam', name);
  await read();

  expect(await made(ts)).toEqual([]);
});

test('what people restored stays, though the mark is gone', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  unreact(ts);
  await tell('unmark', ts);
  await office.type('restore T4', 'sam', name);
  await read();

  expect(await made(ts)).toEqual(['note: the pump is dry']);
});

test('marks of people of other organisations do not count, and the next one’s does', async () => {
  const theirs = say('the pump is dry');
  const both = say('the tank is empty');
  react(theirs, 'pushpin', 'stranger');
  react(both, 'pushpin', 'stranger');
  react(both, 'pushpin', 'sam');
  await read();

  expect(await made(theirs)).toEqual([]);
  expect(await made(both)).toEqual(['note: the tank is empty']);
});

test('a message that was edited meanwhile is edited on record', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  const message = messageAt(ts);
  message.text = 'the pump is wet';
  message.edited = { at: office.clock.now(), by: users.sam };
  await read();

  expect(await made(ts)).toEqual(['note: the pump is wet']);
});

test('words that were changed on record stay where the message was edited before', async () => {
  const ts = say('the pump is dry');
  messageAt(ts).edited = { at: office.clock.now(), by: users.sam };
  react(ts);
  await tell('mark', ts);
  office.clock.advance(120 * SECOND);
  await reader.work();
  await office.type('edit T4 the pump was dry', 'sam', name);
  await read();

  expect(await made(ts)).toEqual(['note: the pump was dry']);
});

test('a message that was deleted meanwhile is marked as gone, and stays on record', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await tell('mark', ts);
  const { messages } = office.chat.channel(name);
  messages.splice(messages.indexOf(messageAt(ts)), 1);
  await read();

  const log = await office.stores.incidents.load('T0001/1');
  const [entry] = standing(log).filter((one) => one.entry.meta.message?.ts === ts);
  expect(entry).toMatchObject({ isGoneInSlack: true, isRemoved: false });
});

test('a reply that was marked is found in its thread', async () => {
  const root = say('anybody?');
  const reply = office.chat.say(name, users.sam, 'the pump is dry', [], root);
  react(reply);
  await read();

  expect(await made(reply)).toEqual(['note: the pump is dry']);
});

test('in a channel that was there before, older marks are nobody’s business', async () => {
  const before = office.chat.say('general', users.dana, 'lunch?');
  office.chat.reactAs('general', before, users.dana, 'pushpin');
  office.clock.advance(60 * SECOND);
  await office.type('start --here Wells run dry');
  await office.settle();
  office.clock.advance(60 * SECOND);
  const after = office.chat.say('general', users.dana, 'the pump is dry');
  office.chat.reactAs('general', after, users.dana, 'pushpin');
  await read();

  const texts = (await office.stores.incidents.load('T0001/2')).map(({ payload }) => payload);
  expect(JSON.stringify(texts)).not.toContain('lunch');
  expect(JSON.stringify(texts)).toContain('the pump is dry');
});

test('a long channel is read page by page, as far as there is room for calls', async () => {
  const all = Array.from({ length: 70 }, (_, index) => say(`number ${index}`));
  const [first = '', last = ''] = [all[0], all.at(-1)];
  react(first);
  react(last);
  await read();

  expect(await made(first)).toEqual(['note: number 0']);
  expect(await made(last)).toEqual(['note: number 69']);
  expect(office.chat.calls.filter((call) => call === 'history').length).toBeGreaterThan(3);
});

test('where Slack cannot be reached it is read later, and the moment of contact waits for that', async () => {
  const ts = say('the pump is dry');
  react(ts);
  const before = await office.stores.contact.last();
  office.chat.failNext('history', new ChatError('http_503', 'conversations.history', true));
  const fresh = newReader();
  const waitMs = await fresh.work();
  const meanwhile = await office.stores.contact.last();
  await read(fresh);

  expect(waitMs).toBeGreaterThan(0);
  expect(meanwhile).toBe(before);
  expect(await made(ts)).toEqual(['note: the pump is dry']);
});

test('what Slack refuses to show is let be', async () => {
  office.chat.failNext('history', new ChatError('not_in_channel', 'conversations.history', false));
  await read();

  expect(await entries()).toBe(3);
});

test('while it is connected nothing is read; after a lost connection it is', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await reader.work();
  const unread = await made(ts);
  isConnected = false;
  await reader.work();
  isConnected = true;
  reader.lookAgain();
  await read(reader);

  expect(unread).toEqual([]);
  expect(await made(ts)).toEqual(['note: the pump is dry']);
});

test('a mark set shortly before the close is taken; one in an incident closed long ago is not', async () => {
  const ts = say('the pump is dry');
  react(ts);
  await office.type('close', 'dana', name);
  await office.press({ action: 'close-anyway', label: '', value: 'T0001/1' }, 'dana', name);
  await read();
  const taken = await made(ts);
  office.clock.advance(3600 * SECOND);
  await read();
  office.clock.advance(3600 * SECOND);
  const later = say('the tank is empty');
  react(later);
  await read();

  expect(taken).toEqual(['note: the pump is dry']);
  expect(await made(later)).toEqual([]);
});
