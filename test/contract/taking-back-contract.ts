import type { Message } from '../../src/report/message';
import type { OpenedChat } from './chat-contract';

const hello: Message = { summary: 'Hello', pieces: [{ piece: 'text', lines: [['Hello']] }] };
const longAgo = '2020-01-01T00:00:00.000Z';

/** What redacting words and reserving acts for a group need of a chat. */
export function takingBackContract(opened: () => OpenedChat, channelId: () => string): void {
  test('what was posted under a key is deleted, every part of it, and nothing else', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => [`${index} ${'x'.repeat(150)}`]);
    await opened().chat.post(
      channelId(),
      { summary: 'Long', pieces: [{ piece: 'text', lines }] },
      'long',
    );
    const { ts } = await opened().chat.post(channelId(), hello, 'short');

    await opened().chat.removePosted(channelId(), 'long', longAgo);
    await opened().chat.removePosted(channelId(), 'nothing', longAgo);

    expect(await opened().chat.findPosted(channelId(), 'long', longAgo)).toBeUndefined();
    expect(await opened().chat.findPosted(channelId(), 'short', longAgo)).toEqual({ ts });
  });

  test('a file of its own is deleted, and one that is gone already is no failure', async () => {
    const bytes = new TextEncoder().encode('# Report');
    const { fileId } = await opened().chat.sendFile({ name: 'a.md', title: 'Report', bytes });
    await opened().chat.shareFile(channelId(), { fileId, title: 'Report' });

    await opened().chat.removeFile(fileId);
    await opened().chat.removeFile(fileId);
  });

  test('the people of a group are known', async () => {
    const { id, members } = opened().group;

    expect(members.length).toBeGreaterThan(0);
    expect(await opened().chat.groupMembers(id)).toEqual(members);
  });
}
