import { standing } from '../../src/domain/standing';
import { ChatError } from '../../src/ports/chat';
import {
  button,
  type FrontOfficeForTest,
  formOf,
  openOffice,
  said,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
let ts: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
  await office.chat.chat.invite(channelId(), [users.sam]);
  ts = office.chat.say(channel, users.sam, 'restarted the primary');
});
afterEach(() => office.settle());

const channelId = () => office.chat.channel(channel).id;
const entries = async () => standing((await office.book.load('T0001/1'))?.log ?? []).slice(3);

async function mark(emoji = 'pushpin'): Promise<void> {
  office.chat.reactAs(channel, ts, users.dana, emoji);
  const visitor = { workspaceId, userId: users.dana, channelId: channelId() };
  await office.desk.mark({ ...visitor, ts, emoji, by: 'reaction' });
  await office.settle();
}

/** The bot hears of an edit. */
const hear = (text: string) =>
  office.desk.messageEdited({ workspaceId, channelId: channelId(), ts, userId: users.sam, text });

async function edit(text: string): Promise<void> {
  office.chat.editAs(channel, ts, text);
  await hear(text);
}
const remove = () => office.desk.messageRemoved({ workspaceId, channelId: channelId(), ts });

test('a marked message that is edited changes its entry, and its earlier wording is kept', async () => {
  await mark();

  await edit('restarted the replica');

  expect(await entries()).toMatchObject([
    {
      entry: { payload: { text: 'restarted the replica' } },
      original: { payload: { text: 'restarted the primary' } },
      isEdited: true,
    },
  ]);
});

test.each([
  ['deleted before its tick is put there', 'message_not_found'],
  ['in a channel without the bot', 'not_in_channel'],
  ['in an archived channel', 'is_archived'],
])('a message that is %s leaves nothing undone', async (_what, code) => {
  office.chat.failNext('react', new ChatError(code, 'reactions.add', false));

  await mark();

  expect(said(await office.type('INC-1 show'))).not.toContain('Not done');
  expect(office.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('every entry that was taken from it follows', async () => {
  await mark();
  await mark('bulb');

  await edit('restarted the replica');

  expect((await entries()).map((one) => one.entry.payload)).toMatchObject([
    { text: 'restarted the replica' },
    { text: 'restarted the replica' },
  ]);
});

test('an edit that changes no words, or is heard of twice, records nothing', async () => {
  await mark();
  await edit('restarted the primary');
  await edit('restarted the replica');
  await edit('restarted the replica');

  const log = (await office.book.load('T0001/1'))?.log ?? [];
  expect(log.filter(({ kind }) => kind === 'entry-edited')).toHaveLength(1);
});

test('of two edits heard of in the wrong order, the words that the message has count', async () => {
  await mark();
  office.chat.editAs(channel, ts, 'restarted both');

  await hear('restarted both');
  await hear('restarted the replica');

  expect((await entries()).map((one) => one.entry.payload)).toMatchObject([
    { text: 'restarted both' },
  ]);
});

test('a mark heard of after it was taken back puts nothing on record', async () => {
  const visitor = { workspaceId, userId: users.dana, channelId: channelId() };
  const request = { ...visitor, ts, emoji: 'bulb', by: 'reaction' } as const;
  await office.desk.unmark(request);

  await office.desk.mark(request);

  expect(await entries()).toEqual([]);
});

test('an edit of a message that Slack will not show is taken from the event', async () => {
  await mark();
  office.chat.failNext('message', new ChatError('unreachable', 'conversations.history', true));

  await edit('restarted the replica');

  expect((await entries()).map((one) => one.entry.payload)).toMatchObject([
    { text: 'restarted the replica' },
  ]);
});

test('an edit of a message that is not marked records nothing', async () => {
  await edit('x');

  expect(await entries()).toEqual([]);
});

test('a marked message that is deleted leaves its entry, and its recorder is asked', async () => {
  await mark();

  await remove();
  await office.settle();

  expect(await entries()).toMatchObject([{ isGoneInSlack: true, isRemoved: false }]);
  const asked = office.chat.whispers.at(-1);
  expect(asked).toMatchObject({ userId: users.dana, channelId: channelId() });
  expect(asked?.message.summary).toBe('The message of T4 was deleted');
});

test('a deletion heard of twice asks once', async () => {
  await mark();

  await remove();
  await remove();
  await office.settle();

  expect(office.chat.whispers.filter(({ message }) => message.summary.includes('T4'))).toHaveLength(
    1,
  );
});

describe('asked about a deleted message', () => {
  beforeEach(async () => {
    await mark();
    await remove();
    await office.settle();
  });

  function asked() {
    const whisper = office.chat.whispers.at(-1);
    if (whisper === undefined) throw new Error('nobody was asked');
    return whisper.message;
  }

  test('one can keep the entry', async () => {
    const reply = await office.press(button(asked(), 'Keep it'), 'dana', channel);

    expect(said(reply)).toBe('T4 stays on record as it is.');
  });

  test('one can remove it', async () => {
    await office.press(button(asked(), 'Remove it'), 'dana', channel);

    expect(await entries()).toMatchObject([{ isRemoved: true }]);
  });

  test('one can reword it, beginning with the words there are', async () => {
    const form = formOf(await office.press(button(asked(), 'Reword it'), 'dana', channel));
    expect(form.fields[0]).toMatchObject({ initial: 'restarted the primary' });

    await office.submit(form, { text: 'somebody restarted it' });

    expect(await entries()).toMatchObject([
      { entry: { payload: { text: 'somebody restarted it' } } },
    ]);
  });
});

test('a deletion of a message whose entry was removed asks nobody', async () => {
  await mark();
  await office.type('remove T4', 'dana', channel);

  await remove();
  await office.settle();

  expect(office.chat.whispers).toEqual([]);
});
