import type { Chat } from '../../src/ports/chat';
import type { Message } from '../../src/report/message';
import { takingBackContract } from './taking-back-contract';

/** A chat that has a channel `general` the bot is not in, and somebody in the workspace. */
export interface OpenedChat {
  readonly chat: Chat;
  /** Of a full member. */
  readonly userId: string;
  readonly generalId: string;
  /** A user group and who is in it. */
  readonly group: { readonly id: string; readonly members: readonly string[] };
  /** Somebody writes in a channel they are in; returns the ts. */
  say(channelId: string, text: string): Promise<string>;
  reactAs(channelId: string, ts: string, emoji: string): Promise<void>;
  close(): Promise<void>;
}

const hello: Message = { summary: 'Hello', pieces: [{ piece: 'text', lines: [['Hello']] }] };
const longAgo = '2020-01-01T00:00:00.000Z';
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** The promises of src/ports/chat.ts, for every adapter. */
export function chatContract(name: string, open: () => Promise<OpenedChat>): void {
  describe(`chat (${name})`, () => {
    let opened: OpenedChat;
    let chat: Chat;
    let channelId: string;
    beforeEach(async () => {
      opened = await open();
      chat = opened.chat;
      channelId = (await chat.createChannel('inc-1-checkout', false)).id;
    });
    afterEach(() => opened.close());

    const refusedWith = (code: string) => ({ name: 'ChatError', code, isTransient: false });

    test('a channel it made is described and found again', async () => {
      const name = 'inc-1-checkout';

      expect(await chat.channel(channelId)).toEqual({
        id: channelId,
        name,
        isPrivate: false,
        isArchived: false,
      });
      expect(await chat.findOwnChannel(name)).toEqual({ id: channelId, name });
    });

    describe('a canvas', () => {
      const content = (markdown: string) => ({ title: 'Report', markdown });

      test('is made once, and then edited where it is', async () => {
        const { ref } = await chat.canvas(channelId, content('# One'), { adopts: false });

        expect(await chat.canvas(channelId, content('# Two'), { adopts: false, ref })).toEqual({
          ref,
        });
      });

      test('that is there already is taken over where that is allowed', async () => {
        const { ref } = await chat.canvas(channelId, content('# One'), { adopts: false });

        expect(await chat.canvas(channelId, content('# Two'), { adopts: true })).toEqual({ ref });
      });

      test('that others have filled is left alone where it is not', async () => {
        await chat.canvas(channelId, content('# One'), { adopts: false });

        await expect(
          chat.canvas(channelId, content('# Two'), { adopts: false }),
        ).rejects.toMatchObject(refusedWith('canvas_taken'));
      });

      test('that is empty is taken over in any case', async () => {
        const { ref } = await chat.canvas(channelId, content(''), { adopts: false });

        expect(await chat.canvas(channelId, content('# One'), { adopts: false })).toEqual({ ref });
      });
    });

    test('somebody is shown a home', async () => {
      await expect(chat.home(opened.userId, hello.pieces)).resolves.toBeUndefined();
    });

    test('a channel somebody else made is not its own', async () => {
      expect(await chat.findOwnChannel('general')).toBeUndefined();
    });

    test('a name that is taken is refused with that code', async () => {
      await expect(chat.createChannel('inc-1-checkout', false)).rejects.toMatchObject(
        refusedWith('name_taken'),
      );
    });

    test('what was said in a channel is read newest first, replies in their threads', async () => {
      await chat.invite(channelId, [opened.userId]);
      const first = await opened.say(channelId, 'the first');
      const last = await opened.say(channelId, 'the last');
      await opened.reactAs(channelId, first, 'pushpin');
      const { ts: reply } = await chat.post(channelId, hello, 'reply', first);

      const { messages, threads, next } = await chat.history(channelId, longAgo);
      const said = messages.filter(({ isOurs }) => !isOurs);

      expect(said.map(({ ts, text }) => [ts, text])).toEqual([
        [last, 'the last'],
        [first, 'the first'],
      ]);
      expect(said[1]?.reactions).toMatchObject({ pushpin: [opened.userId] });
      expect(threads).toEqual([{ ts: first, latestReply: reply }]);
      expect(next).toBeUndefined();
      expect((await chat.replies(channelId, first)).map(({ ts }) => ts)).toEqual([reply]);
    });

    test('what was said before the moment asked for is left out', async () => {
      await chat.invite(channelId, [opened.userId]);
      await opened.say(channelId, 'too early');

      expect((await chat.history(channelId, inAnHour())).messages).toEqual([]);
    });

    test('joining twice is no failure', async () => {
      await chat.join(opened.generalId);
      await chat.join(opened.generalId);

      expect(await chat.post(opened.generalId, hello, 'k')).toHaveProperty('ts');
    });

    test('those who can be invited are in, and the others are named', async () => {
      expect(await chat.invite(channelId, [opened.userId, 'U0NOBODY9'])).toEqual(['U0NOBODY9']);
      expect(await chat.isMember(channelId, opened.userId)).toBe(true);
      expect(await chat.isMember(channelId, 'U0NOBODY9')).toBe(false);
    });

    test('inviting somebody who is in already is no failure', async () => {
      await chat.invite(channelId, [opened.userId]);

      expect(await chat.invite(channelId, [opened.userId])).toEqual([]);
    });

    test('what it posted is its own, and is edited in place', async () => {
      const { ts } = await chat.post(channelId, hello, 'card');

      await chat.edit(channelId, ts, {
        summary: 'Changed',
        pieces: [{ piece: 'text', lines: [['Changed']] }],
      });

      expect(await chat.message(channelId, ts)).toMatchObject({
        ts,
        isOurs: true,
        text: 'Changed',
      });
    });

    test('what it posted is found by its key, not before it and not under another', async () => {
      const { ts } = await chat.post(channelId, hello, 'card');

      expect(await chat.findPosted(channelId, 'card', longAgo)).toEqual({ ts });
      expect(await chat.findPosted(channelId, 'card', inAnHour())).toBeUndefined();
      expect(await chat.findPosted(channelId, 'other', longAgo)).toBeUndefined();
    });

    test('what people wrote is read with its author, reactions and pin', async () => {
      await chat.invite(channelId, [opened.userId]);
      const ts = await opened.say(channelId, 'restarted the primary');
      await opened.reactAs(channelId, ts, 'pushpin');
      await chat.pin(channelId, ts);

      expect(await chat.message(channelId, ts)).toMatchObject({
        channelId,
        ts,
        authorId: opened.userId,
        isOurs: false,
        text: 'restarted the primary',
        files: [],
        reactions: { pushpin: [opened.userId] },
        isPinned: true,
      });
    });

    test('a message that is not there is none', async () => {
      expect(await chat.message(channelId, '1700000000.000001')).toBeUndefined();
    });

    test('pinning, reacting and taking a reaction back twice are no failures', async () => {
      const { ts } = await chat.post(channelId, hello, 'card');
      for (const _ of [1, 2]) await chat.pin(channelId, ts);
      for (const _ of [1, 2]) await chat.react(channelId, ts, 'white_check_mark');
      const reacted = await chat.message(channelId, ts);
      for (const _ of [1, 2]) await chat.unreact(channelId, ts, 'white_check_mark');
      const unreacted = await chat.message(channelId, ts);

      expect(Object.keys(reacted?.reactions ?? {})).toEqual(['white_check_mark']);
      expect(unreacted).toMatchObject({ reactions: {}, isPinned: true });
    });

    test('a message has a link', async () => {
      const { ts } = await chat.post(channelId, hello, 'card');

      expect(await chat.permalink(channelId, ts)).toMatch(/^https?:\/\/.*\/archives\//);
    });

    takingBackContract(
      () => opened,
      () => channelId,
    );

    test('a file is uploaded', async () => {
      const bytes = new TextEncoder().encode('# report');

      const { fileId } = await chat.sendFile({ name: 'a.md', title: 'Report', bytes });
      const before = await chat.whereIsFile(channelId, fileId);
      await chat.shareFile(channelId, { fileId, title: 'Report' });

      expect(before).toBe('unshared');
      expect(await chat.whereIsFile(channelId, fileId)).toBe('shared');
    });

    test('a file is shared once, and one that was never sent is not', async () => {
      const bytes = new TextEncoder().encode('# report');
      const { fileId } = await chat.sendFile({ name: 'a.md', title: 'Report', bytes });
      const share = (id: string) => chat.shareFile(channelId, { fileId: id, title: 'Report' });
      await share(fileId);

      await expect(share(fileId)).rejects.toMatchObject(refusedWith('file_not_found'));
      await expect(share('F0NOBODY0')).rejects.toMatchObject(refusedWith('file_not_found'));
    });

    test('a file is uploaded for one person alone, in one and the same place each time', async () => {
      const bytes = new TextEncoder().encode('# report');
      const between = await chat.direct(opened.userId);

      const { fileId } = await chat.sendFile({ name: 'a.md', title: 'Report', bytes });
      await chat.shareFile(between, { fileId, title: 'Report' });

      expect(await chat.whereIsFile(between, fileId)).toBe('shared');
      expect(await chat.direct(opened.userId)).toBe(between);
    });

    test('nobody is whispered to who is not in the channel', async () => {
      await expect(chat.whisper(channelId, opened.userId, hello)).rejects.toMatchObject(
        refusedWith('user_not_in_channel'),
      );
    });

    test('somebody in the channel is whispered to', async () => {
      await chat.invite(channelId, [opened.userId]);

      await expect(chat.whisper(channelId, opened.userId, hello)).resolves.toBeUndefined();
    });

    test('an archived channel takes nothing more, and is archived again without harm', async () => {
      await chat.archive(channelId);
      await chat.archive(channelId);

      expect(await chat.channel(channelId)).toMatchObject({ isArchived: true });
      await expect(chat.post(channelId, hello, 'k')).rejects.toMatchObject(
        refusedWith('is_archived'),
      );
    });

    test('where it is no member it cannot post', async () => {
      await expect(chat.post(opened.generalId, hello, 'k')).rejects.toMatchObject(
        refusedWith('not_in_channel'),
      );
    });

    test.each<[string, (chat: Chat, channelId: string) => Promise<unknown>]>([
      ['chat.update', (one, id) => one.edit(id, '1700000000.000001', hello)],
      ['reactions.add', (one, id) => one.react(id, '1700000000.000001', 'pushpin')],
      ['pins.add', (one, id) => one.pin(id, '1700000000.000001')],
      ['chat.getPermalink', (one, id) => one.permalink(id, '1700000000.000001')],
    ])('%s of a message that is not there is refused', async (method, call) => {
      await expect(call(chat, channelId)).rejects.toMatchObject({
        ...refusedWith('message_not_found'),
        method,
      });
    });

    test.each<[string, (chat: Chat) => Promise<unknown>]>([
      ['conversations.info', (one) => one.channel('C0NOWHERE9')],
      ['conversations.members', (one) => one.isMember('C0NOWHERE9', 'U1')],
      ['chat.postMessage', (one) => one.post('C0NOWHERE9', hello, 'k')],
      ['conversations.history', (one) => one.message('C0NOWHERE9', '1700000000.000001')],
      ['conversations.setTopic', (one) => one.setTopic('C0NOWHERE9', 'x')],
    ])('%s in a channel that is not there is refused', async (method, call) => {
      await expect(call(chat)).rejects.toMatchObject({
        ...refusedWith('channel_not_found'),
        method,
      });
    });

    test('somebody Slack does not know is nobody', async () => {
      expect(await chat.person('U0NOBODY9')).toBeNull();
      expect(await chat.person(opened.userId)).toMatchObject({ isGuest: false, isBot: false });
    });
  });
}
