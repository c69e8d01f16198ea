import type { MarkRequest } from '../../src/app/desk';
import { momentOfTs } from '../../src/app/marking';
import { ChatError } from '../../src/ports/chat';
import {
  button,
  type FrontOfficeForTest,
  openOffice,
  said,
  type User,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
  await office.chat.chat.invite(office.chat.channel(channel).id, [users.sam, users.guest]);
});
afterEach(() => office.settle());

const log = async () => (await office.book.load('T0001/1'))?.log ?? [];
const kinds = async () => (await log()).slice(3).map(({ kind }) => kind);
const place = () => office.chat.channel(channel);

function request(ts: string, emoji: string, by: User = 'dana'): MarkRequest {
  return {
    workspaceId,
    userId: users[by],
    channelId: place().id,
    ts,
    emoji,
    by: emoji === 'pushpin' ? 'pin' : 'reaction',
  };
}

/** Somebody reacts, and the bot hears of it. */
async function react(ts: string, emoji: string, by: User = 'dana'): Promise<void> {
  office.chat.reactAs(channel, ts, users[by], emoji);
  await office.desk.mark({ ...request(ts, emoji, by), by: 'reaction' });
}

async function unreact(ts: string, emoji: string, by: User = 'dana'): Promise<void> {
  office.chat.unreactAs(channel, ts, users[by], emoji);
  await office.desk.unmark({ ...request(ts, emoji, by), by: 'reaction' });
}

describe('a reaction', () => {
  test('puts the message on record, at its moment, with its author and its recorder', async () => {
    const ts = office.chat.say(channel, users.sam, 'restarted the primary');
    const postedAt = momentOfTs(ts);
    office.clock.advance(600_000);

    await react(ts, 'pushpin');

    expect((await log()).at(-1)).toMatchObject({
      kind: 'note',
      payload: { text: 'restarted the primary' },
      meta: {
        at: postedAt,
        by: { id: users.dana, name: 'Dana' },
        author: { id: users.sam, name: 'Sam' },
        source: 'reaction',
        message: { channelId: place().id, ts },
        permalink: expect.stringContaining('/archives/'),
      },
    });
  });

  test.each([
    ['bulb', 'hypothesis-raised'],
    ['rotating_light', 'escalated'],
    ['wrench', 'action-added'],
  ])('%s makes it %s', async (emoji, kind) => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, emoji);

    expect((await log()).at(-1)?.kind).toBe(kind);
  });

  test('by two people is one entry', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await Promise.all([react(ts, 'pushpin'), react(ts, 'pushpin', 'sam')]);

    expect(await kinds()).toEqual(['note']);
  });

  test('heard of twice is one entry', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, 'pushpin');
    await office.desk.mark(request(ts, 'pushpin'));

    expect(await kinds()).toEqual(['note']);
  });

  test('of two kinds is two entries', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, 'pushpin');
    await react(ts, 'bulb');

    expect(await kinds()).toEqual(['note', 'hypothesis-raised']);
  });

  test('gets its tick after it is on record', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, 'pushpin');
    expect(place().messages.find((one) => one.ts === ts)?.reactions).not.toHaveProperty(
      'white_check_mark',
    );
    await office.settle();

    expect(place().messages.find((one) => one.ts === ts)?.reactions).toHaveProperty(
      'white_check_mark',
    );
  });

  test.each(['eyes', 'white_check_mark', 'constructor'])('%s marks nothing', async (emoji) => {
    await react(office.chat.say(channel, users.sam, 'x'), emoji);

    expect(await kinds()).toEqual([]);
  });

  test('to the bot’s own message marks nothing', async () => {
    const { ts } = await office.chat.chat.post(place().id, { summary: 'x', pieces: [] }, 'k');

    await react(ts, 'pushpin');

    expect(await kinds()).toEqual([]);
  });

  test('where no incident is marks nothing', async () => {
    const ts = office.chat.say('general', users.dana, 'x');

    await office.desk.mark({ ...request(ts, 'pushpin'), channelId: 'C0001' });

    expect(await kinds()).toEqual([]);
  });

  test('by a guest in the channel counts, by another organisation’s does not', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, 'pushpin', 'stranger');
    expect(await kinds()).toEqual([]);
    await react(ts, 'pushpin', 'guest');

    expect(await kinds()).toEqual(['note']);
  });

  test('to a message that has only a file has the file’s name, and its picture is copied', async () => {
    const file = { id: 'F9', name: 'graph.png', mimetype: 'image/png', url: 'https://files/F9' };
    const ts = office.chat.say(channel, users.sam, '', [file]);

    await react(ts, 'pushpin');
    await office.settle();

    expect((await log()).at(-1)?.payload).toEqual({ text: 'graph.png' });
    expect(await office.stores.attachments.list('T0001/1')).toMatchObject([{ id: 'F9' }]);
  });

  test('whose link Slack will not give is recorded all the same', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    office.chat.failNext('permalink', new ChatError('ratelimited', 'chat.getPermalink', true));

    await react(ts, 'pushpin');

    expect((await log()).at(-1)?.meta).not.toHaveProperty('permalink');
    expect(await kinds()).toEqual(['note']);
  });

  test('after the close completes the record, and says no more that it goes on', async () => {
    await office.press(
      button(await office.type('close', 'dana', channel), 'Close anyway'),
      'dana',
      channel,
    );
    const ts = office.chat.say(channel, users.sam, 'x');

    await react(ts, 'bulb');
    await react(ts, 'rotating_light');
    await react(ts, 'wrench');

    expect(await kinds()).toEqual(['closed', 'action-added']);
  });
});

describe('taking a reaction back', () => {
  test('takes the entry off the record, and its tick', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await react(ts, 'pushpin');
    await office.settle();

    await unreact(ts, 'pushpin');
    await office.settle();

    expect(await kinds()).toEqual(['note', 'entry-removed']);
    expect(place().messages.find((one) => one.ts === ts)?.reactions).toEqual({});
  });

  test('while somebody else’s is left leaves the entry', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await react(ts, 'pushpin');
    await react(ts, 'pushpin', 'sam');

    await unreact(ts, 'pushpin');
    expect(await kinds()).toEqual(['note']);
    await unreact(ts, 'pushpin', 'sam');

    expect(await kinds()).toEqual(['note', 'entry-removed']);
  });

  test('while it is pinned leaves the entry', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await react(ts, 'pushpin');
    await office.chat.chat.pin(place().id, ts);

    await unreact(ts, 'pushpin');

    expect(await kinds()).toEqual(['note']);
  });

  test('and giving it again brings the same entry back', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await react(ts, 'bulb');
    await unreact(ts, 'bulb');
    await react(ts, 'bulb');

    expect(await kinds()).toEqual(['hypothesis-raised', 'entry-removed', 'entry-restored']);
    expect((await office.book.load('T0001/1'))?.state.hypotheses).toMatchObject([{ id: 'H1' }]);
  });

  test('twice, or without an entry, changes nothing', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await unreact(ts, 'pushpin');
    await react(ts, 'pushpin');
    await unreact(ts, 'pushpin');
    await unreact(ts, 'pushpin');

    expect(await kinds()).toEqual(['note', 'entry-removed']);
  });

  test('of a message that was put on record by other means leaves it', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await addToTimeline(ts);

    await unreact(ts, 'pushpin');

    expect(await kinds()).toEqual(['note']);
  });
});

async function addToTimeline(ts: string, by: User = 'dana') {
  const message = await office.chat.chat.message(place().id, ts);
  if (message === undefined) throw new Error('no message');
  return office.desk.shortcut({
    workspaceId,
    userId: users[by],
    channelId: place().id,
    shortcut: 'add_to_timeline',
    message,
  });
}

describe('Add to timeline', () => {
  test('records at once, and says so', async () => {
    const reply = await addToTimeline(office.chat.say(channel, users.sam, 'restarted it'));

    expect(said(reply)).toMatch(/^Recorded T4 at .*: restarted it$/);
    expect((await log()).at(-1)?.meta.source).toBe('shortcut');
  });

  test('of a message that is on record already says under which id', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await react(ts, 'pushpin');

    const reply = await addToTimeline(ts);

    expect(said(reply)).toContain('This message is on record already, as T4.');
    expect(await kinds()).toEqual(['note']);
  });

  test('of a message whose entry was removed brings it back', async () => {
    const ts = office.chat.say(channel, users.sam, 'x');
    await addToTimeline(ts);
    await office.type('remove T4', 'dana', channel);

    await addToTimeline(ts);

    expect(await kinds()).toEqual(['note', 'entry-removed', 'entry-restored']);
  });
});
