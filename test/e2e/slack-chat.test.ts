import type { Chat } from '../../src/ports/chat';
import type { Message } from '../../src/report/message';
import { type SlackEdge, startSlackEdge } from '../helpers/slack-edge';

const card: Message = {
  summary: 'INC-1 is open',
  pieces: [{ piece: 'text', lines: [['INC-1 ', { bold: 'is open' }]] }],
};

/** As long as a report of two days. */
const long: Message = {
  summary: 'The report',
  pieces: Array.from({ length: 120 }, (_, at) => ({
    piece: 'text',
    lines: [[`${at} `.padEnd(300, 'x')]],
  })),
};

let edge: SlackEdge;
let chat: Chat;
let channel: string;
beforeEach(async () => {
  edge = await startSlackEdge('socket');
  chat = edge.app.chats.of(edge.slack.teamId);
  channel = (await chat.createChannel('inc-1-checkout', false)).id;
});
afterEach(() => edge.close());

test('a workspace it is not installed in has no chat', () => {
  expect(() => edge.app.chats.of('T0OTHER')).toThrow('not_installed');
});

test('a channel name that is taken is told by its code', async () => {
  await expect(chat.createChannel('general', false)).rejects.toMatchObject({
    name: 'ChatError',
    code: 'name_taken',
    method: 'conversations.create',
    isTransient: false,
  });
});

test('its own channel is found by its name, and nobody else’s', async () => {
  expect(await chat.findOwnChannel('inc-1-checkout')).toEqual({
    id: channel,
    name: 'inc-1-checkout',
  });
  expect(await chat.findOwnChannel('general')).toBeUndefined();
});

test('a private channel is private', async () => {
  const { id } = await chat.createChannel('inc-2-secret', true);

  expect(await chat.channel(id)).toEqual({
    id,
    name: 'inc-2-secret',
    isPrivate: true,
    isArchived: false,
  });
});

test('those who can be invited are in, and the others are named', async () => {
  const dana = edge.slack.as('dana').person.id;

  const refused = await chat.invite(channel, [dana, 'U0NOBODY0', edge.slack.botUserId]);

  expect(refused).toEqual(['U0NOBODY0']);
  expect(await chat.isMember(channel, dana)).toBe(true);
});

test('inviting into a channel that does not exist fails', async () => {
  const dana = edge.slack.as('dana').person.id;

  await expect(chat.invite('C0NOWHERE', [dana])).rejects.toMatchObject({
    code: 'channel_not_found',
  });
});

test('joining a channel it is in already is no failure', async () => {
  await chat.join(channel);

  expect(edge.slack.channel(channel)?.members).toContain(edge.slack.botUserId);
});

test('a topic too long for Slack is shortened', async () => {
  await chat.setTopic(channel, '& '.repeat(300));

  expect(edge.slack.channel(channel)?.topic.length).toBeLessThanOrEqual(250);
});

test('a card is posted, pinned twice without harm, and edited in place', async () => {
  const { ts } = await chat.post(channel, card, 'card');
  await chat.pin(channel, ts);
  await chat.pin(channel, ts);

  await chat.edit(channel, ts, { ...card, summary: 'INC-1 is resolved' });

  expect(edge.slack.channel(channel)?.pins).toEqual([ts]);
  expect(edge.slack.messages(channel).find((each) => each.ts === ts)?.text).toBe(
    'INC-1 is resolved',
  );
});

test('what was posted is found again by its key, and nothing else is', async () => {
  const { ts } = await chat.post(channel, card, 'card');
  const earlier = new Date(Number(ts) * 1000 - 60_000).toISOString();
  const later = new Date(Number(ts) * 1000 + 60_000).toISOString();

  expect(await chat.findPosted(channel, 'card', earlier)).toEqual({ ts });
  expect(await chat.findPosted(channel, 'E1', earlier)).toBeUndefined();
  expect(await chat.findPosted(channel, 'card', later)).toBeUndefined();
});

test('a message too long for one is continued in others, in order', async () => {
  const { ts } = await chat.post(channel, long, 'report:1');

  const posted = edge.slack.messages(channel).filter(({ user }) => user === edge.slack.botUserId);
  const parts = posted.filter(({ text }) => text.startsWith('The report'));
  expect(parts.length).toBeGreaterThan(2);
  expect(parts[0]?.ts).toBe(ts);
  const numbers = JSON.stringify(parts.map(({ blocks }) => blocks)).match(/"\d+ x/g);
  expect(numbers).toEqual(Array.from({ length: 120 }, (_, at) => `"${at} x`));
});

test('a long message that was interrupted goes on where it stopped', async () => {
  edge.slack.fault({ kind: 'slow', method: 'chat.postMessage', delayMs: 1, times: 2 });
  edge.slack.fault({ kind: 'status', method: 'chat.postMessage', status: 503, times: 1 });
  await expect(chat.post(channel, long, 'report:1')).rejects.toMatchObject({ isTransient: true });
  const before = edge.slack.messages(channel).filter(({ text }) => text.startsWith('The report'));
  expect(before).toHaveLength(2);
  const since = new Date(Date.now() - 60_000).toISOString();
  expect(await chat.findPosted(channel, 'report:1', since)).toBeUndefined();

  const { ts } = await chat.post(channel, long, 'report:1');

  const after = edge.slack.messages(channel).filter(({ text }) => text.startsWith('The report'));
  const titles = after.map(({ text }) => text);
  expect(new Set(titles).size).toBe(titles.length);
  expect(before.every((part) => after.some((each) => each.ts === part.ts))).toBe(true);
  expect(await chat.findPosted(channel, 'report:1', since)).toEqual({ ts });
});

test('a long reply in a thread goes on where it stopped, too', async () => {
  const { ts: parent } = await chat.post(channel, card, 'card');
  edge.slack.fault({ kind: 'slow', method: 'chat.postMessage', delayMs: 1, times: 2 });
  edge.slack.fault({ kind: 'status', method: 'chat.postMessage', status: 503, times: 1 });
  await expect(chat.post(channel, long, 'update:1', parent)).rejects.toThrow();

  await chat.post(channel, long, 'update:1', parent);

  const replies = edge.slack.messages(channel).filter(({ thread_ts }) => thread_ts === parent);
  const titles = replies.map(({ text }) => text).filter((text) => text.startsWith('The report'));
  expect(titles.length).toBeGreaterThan(2);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a lost answer is a passing failure, after which the message is found', async () => {
  edge.slack.fault({ kind: 'lost-answer', method: 'chat.postMessage', times: 1 });

  const attempt = chat.post(channel, card, 'card');

  await expect(attempt).rejects.toMatchObject({ code: 'unreachable', isTransient: true });
  const since = new Date(Date.now() - 60_000).toISOString();
  expect(await chat.findPosted(channel, 'card', since)).toBeDefined();
});

test('a rate limit says how long to wait', async () => {
  edge.slack.fault({ kind: 'ratelimited', method: 'pins.add', retryAfterSeconds: 7, times: 1 });

  await expect(chat.pin(channel, '1.1')).rejects.toMatchObject({
    code: 'ratelimited',
    isTransient: true,
    retryAfterMs: 7000,
  });
});

test('a whisper is seen by one person', async () => {
  const dana = edge.slack.as('dana');
  await chat.invite(channel, [dana.person.id, edge.slack.as('mike').person.id]);

  await chat.whisper(channel, dana.person.id, card);

  expect(dana.messages(channel).map(({ text }) => text)).toContain('INC-1 is open');
  expect(
    edge.slack
      .as('mike')
      .messages(channel)
      .map(({ text }) => text),
  ).not.toContain('INC-1 is open');
});

test('a message is read with its reactions, pins and plain words', async () => {
  const dana = edge.slack.as('dana');
  await chat.invite(channel, [dana.person.id]);
  const { ts } = await dana.say(channel, `ask @dana if a < b`);
  await dana.react(channel, ts, 'bulb');
  await dana.pin(channel, ts);

  expect(await chat.message(channel, ts)).toEqual({
    channelId: channel,
    ts,
    authorId: dana.person.id,
    isOurs: false,
    text: expect.stringMatching(/^ask @dana.* if a < b$/i),
    files: [],
    reactions: { bulb: [dana.person.id] },
    isPinned: true,
    pinnedBy: dana.person.id,
  });
});

test('a reply in a thread is read, with or without knowing its thread', async () => {
  const dana = edge.slack.as('dana');
  await chat.invite(channel, [dana.person.id]);
  const parent = await dana.say(channel, 'parent');
  const reply = await dana.say(channel, 'reply', { threadTs: parent.ts });

  const expected = { ts: reply.ts, threadTs: parent.ts, text: 'reply' };
  expect(await chat.message(channel, reply.ts, parent.ts)).toMatchObject(expected);
  expect(await chat.message(channel, reply.ts)).toMatchObject(expected);
});

test('a message that is not there is none', async () => {
  expect(await chat.message(channel, '1.000001')).toBeUndefined();
});

test('a reaction is given and taken back, each twice without harm', async () => {
  const { ts } = await chat.post(channel, card, 'card');
  await chat.react(channel, ts, 'white_check_mark');
  await chat.react(channel, ts, 'white_check_mark');
  const reacted = (await chat.message(channel, ts))?.reactions;
  await chat.unreact(channel, ts, 'white_check_mark');
  await chat.unreact(channel, ts, 'white_check_mark');

  expect(reacted).toEqual({ white_check_mark: [edge.slack.botUserId] });
  expect((await chat.message(channel, ts))?.reactions).toEqual({});
});

test('a file is shared in the channel with its bytes', async () => {
  const bytes = new Uint8Array([0, 255, 10, 13, 128]);

  const { fileId } = await chat.sendFile({ name: 'report.bin', title: 'Report', bytes });
  await chat.shareFile(channel, { fileId, title: 'Report' }, 'a < b');

  const stored = edge.slack.files().find(({ id }) => id === fileId);
  expect(stored).toMatchObject({ name: 'report.bin', title: 'Report', channels: [channel] });
  expect([...(stored?.bytes ?? [])]).toEqual([...bytes]);
});

test('a picture is shared with the words for those who cannot see it, as many as Slack takes', async () => {
  const file = { name: 'timeline.png', title: 'Timeline', bytes: new Uint8Array([1]) };

  await chat.sendFile({ ...file, altText: `Five entries${'.'.repeat(2000)}` });

  const call = edge.slack.calls().find(({ method }) => method === 'files.getUploadURLExternal');
  expect(call?.args.alt_txt).toMatch(/^Five entries\.{987}…$/);
});

test('a file of a message is fetched, up to the size asked for', async () => {
  const dana = edge.slack.as('dana');
  await chat.invite(channel, [dana.person.id]);
  const file = { name: 'graph.png', mimetype: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
  const { ts } = await dana.say(channel, 'look', { files: [file] });
  const url = (await chat.message(channel, ts))?.files[0]?.url ?? '';

  expect([...(await chat.download(url, 100))]).toEqual([1, 2, 3]);
  await expect(chat.download(url, 2)).rejects.toMatchObject({ code: 'file_too_large' });
});

test('an archived channel says so, and archiving it again is no failure', async () => {
  await chat.archive(channel);
  await chat.archive(channel);

  expect((await chat.channel(channel)).isArchived).toBe(true);
});

test('people have a name, a zone and where they belong', async () => {
  edge.slack.addPerson({ name: 'eve', isStranger: true });

  expect(await chat.person(edge.slack.as('gus').person.id)).toMatchObject({
    zone: 'Africa/Lagos',
    isGuest: true,
    isStranger: false,
    isBot: false,
  });
  expect(await chat.person(edge.slack.as('eve').person.id)).toMatchObject({ isStranger: true });
  expect(await chat.person('U0NOBODY0')).toBeNull();
});

test('a permalink leads to the message', async () => {
  const { ts } = await chat.post(channel, card, 'card');

  expect(await chat.permalink(channel, ts)).toContain(ts.replace('.', ''));
});
