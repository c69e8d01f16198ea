import { createCallBudget } from '../../src/app/call-budget';
import { createDesk } from '../../src/app/create-desk';
import type { Deps } from '../../src/app/deps';
import type { Desk, Reply } from '../../src/app/desk';
import { goingsOn } from '../../src/app/home';
import type { IncidentBook } from '../../src/app/incident-book';
import { createMissedReader } from '../../src/app/missed/missed-reader';
import { commands } from '../../src/commands';
import { ChatError, type Chats } from '../../src/ports/chat';
import { createFakeChat, type FakeChat } from '../helpers/fake-chat';
import { type FrontOfficeForTest, openOffice, users, workspaceId } from '../helpers/front-office';

/** Of the first workspace, and nobody's business in the second. */
const secret = 'Velvet heist';
const stolen = `${workspaceId}/1`;
const elsewhere = 'T0002';

let office: FrontOfficeForTest;
let there: FakeChat;
let deps: Deps;
let book: IncidentBook;
let desk: Desk;
/** In both workspaces there is a channel of this id. */
let channelId: string;
let before: string;

beforeEach(async () => {
  office = openOffice();
  channelId = office.chat.channel(await office.open(`start sev1 ${secret}`)).id;
  await office.type(`note ${secret} is on`, 'dana', channelId);
  await office.settle();
  there = createFakeChat(office.clock, elsewhere);
  for (let made = ''; made !== channelId; ) {
    made = there.addChannel(`room-after-${made}`, { members: [users.dana] }).id;
  }
  const usual = { zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
  there.people.set(users.dana, { name: 'Another Dana', ...usual });
  const chats: Chats = {
    has: () => true,
    of: (id) => (id === elsewhere ? there.chats.of(id) : office.chat.chats.of(id)),
  };
  deps = { ...office.deps, chats };
  ({ desk, book } = createDesk(deps));
  before = await asRecorded();
});

afterEach(async () => {
  expect(await asRecorded()).toBe(before);
  expect(JSON.stringify([there.whispers, there.uploads])).not.toContain(secret);
});

async function asRecorded(): Promise<string> {
  return JSON.stringify([
    await office.stores.incidents.load(stolen),
    await office.stores.incidents.readTables(stolen),
    await office.stores.outbox.backlog(office.clock.now()),
  ]);
}

const visitor = () => ({ workspaceId: elsewhere, userId: users.dana, channelId });
const give = (text: string) => desk.command({ ...visitor(), text });

async function expectNothing(reply: Reply): Promise<void> {
  const later = reply.kind === 'message' ? await reply.later?.() : undefined;
  expect(JSON.stringify([reply, later])).not.toContain(secret);
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (_name, one) => {
  const typed = one.example.replace(/^INC-\d+ /, '');

  test('finds no incident of another workspace by its number', async () => {
    const reply = await give(`INC-1 ${typed}`);

    expect(JSON.stringify(reply)).toContain('There is no INC-1 that you can see');
    await expectNothing(reply);
  });

  test('finds none by a channel that has the same id', async () => {
    if (one.needsIncident) await expectNothing(await give(typed));
  });
});

test.each(['list', 'search velvet', 'stats', '', 'search heist on'])(
  '“%s” shows nothing of another workspace',
  async (text) => expectNothing(await give(text)),
);

test.each([
  'undo',
  'edit-time',
  'say',
  'amend',
  'preview',
  'moments',
  'write-update',
  'take-lead',
  'acknowledge',
  'accept-handover',
  'done',
  'close',
  'close-anyway',
  'reopen',
  'reopen-and-do',
  'post-again',
  'post-picture',
  'archive',
  'join',
  'snooze',
  'remove-entry',
])('the button %s of another workspace’s incident does nothing', async (action) => {
  for (const value of [stolen, `${stolen} 4`, `${stolen} note x`]) {
    const reply = await desk.press({ ...visitor(), action, value });

    expect(JSON.stringify(reply)).toContain('There is no such incident that you can see');
  }
});

test.each([
  ['update', stolen],
  ['moments', stolen],
  ['paste', stolen],
  ['say', `${stolen} note T4`],
  ['mark', JSON.stringify({ kind: 'timeline', incidentId: stolen })],
])('the form %s of another workspace’s incident does nothing', async (form, carry) => {
  const outcome = await desk.submit({ ...visitor(), form, carry, answers: { text: 'x' } });

  expect(JSON.stringify(outcome)).toContain('There is no such incident that you can see');
});

test('what happens to a message of the same id in another workspace is not put on record', async () => {
  const ts = office.chat.say(channelId, users.sam, 'same place, same moment');
  const mark = { ...visitor(), ts, by: 'reaction' } as const;
  office.chat.reactAs(channelId, ts, users.dana, 'bulb');

  await desk.mark({ ...mark, emoji: 'bulb' });
  await desk.unmark({ ...mark, emoji: 'bulb' });
  await desk.messageEdited({ ...visitor(), ts, text: 'changed' });
  await desk.messageRemoved({ ...visitor(), ts });
  await desk.joined(visitor());
});

test('the App Home shows nothing of another workspace, and people are who they are there', async () => {
  await desk.homeOpened(visitor());
  expect(JSON.stringify(await goingsOn(deps, book, elsewhere))).not.toContain(secret);

  const found = await office.stores.people.get(elsewhere, users.dana);
  expect(found?.name ?? 'Another Dana').toBe('Another Dana');
  expect((await office.stores.people.get(workspaceId, users.dana))?.name).toBe('Dana');
});

test('each workspace counts its own incidents from 1', async () => {
  const reply = await give('start --here Another thing');

  expect(JSON.stringify(reply)).toContain('INC-1: Another thing is open');
  await expectNothing(reply);
  expect(await office.stores.incidents.find(elsewhere, 1)).toMatchObject({
    title: 'Another thing',
  });
  before = await asRecorded();
});

test('What was missed is not looked for where the bot is not installed, and nothing is said of it', async () => {
  const installed: Chats = {
    has: (id) => id === elsewhere,
    of(id) {
      if (id === elsewhere) return there.chat;
      throw new ChatError('not_installed', 'auth.test', true);
    },
  };
  const { room } = createDesk({ ...deps, chats: installed });
  const pace = office.clock;
  const isConnected = () => true;
  const reader = createMissedReader({ room, budget: createCallBudget(), pace, isConnected });
  const said = office.log.lines.length;

  expect(await reader.work()).toBeUndefined();
  expect(office.log.lines).toHaveLength(said);
});
