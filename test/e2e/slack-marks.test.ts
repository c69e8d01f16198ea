import type { Chat } from '../../src/ports/chat';
import type { Message } from '../../src/report/message';
import { type SlackEdge, startSlackEdge } from '../helpers/slack-edge';
import { until } from '../helpers/until';

const said: Message = {
  summary: 'Recorded T1',
  pieces: [{ piece: 'text', lines: [['Recorded ', { bold: 'T1' }]] }],
};

function withButton(message: Message): Message {
  const button = { action: 'undo', label: 'Undo', value: 'T1' };
  return { ...message, pieces: [...message.pieces, { piece: 'buttons', buttons: [button] }] };
}

describe.each(['socket', 'http'] as const)('in %s mode, in a channel the bot is in', (mode) => {
  let edge: SlackEdge;
  let channel: string;
  let chat: Chat;
  beforeEach(async () => {
    edge = await startSlackEdge(mode);
    channel = edge.slack.channel('incidents')?.id ?? '';
    chat = edge.app.chats.of(edge.slack.teamId);
    await chat.join(channel);
  });
  afterEach(() => edge.close());

  function lastSeen(person: string, place = 'incidents') {
    return edge.slack.as(person).messages(place).at(-1);
  }

  test('a reaction is a mark, and taking it back takes the mark back', async () => {
    const mike = edge.slack.as('mike');
    const { ts } = await edge.slack.as('dana').say('incidents', 'hello');

    await mike.react('incidents', ts, 'bulb');
    await until('the mark', () => edge.desk.asked('mark').length > 0);
    await mike.unreact('incidents', ts, 'bulb');

    await until('the mark is gone', () => edge.desk.asked('unmark').length > 0);
    const expected = {
      workspaceId: edge.slack.teamId,
      userId: mike.person.id,
      channelId: channel,
      ts,
      emoji: 'bulb',
      by: 'reaction',
    };
    expect(edge.desk.asked('unmark')).toEqual([expected]);
    expect(edge.desk.asked('mark')).toEqual([expected]);
  });

  test('a pin counts as a mark, except the bot’s own', async () => {
    const { ts: own } = await chat.post(channel, said, 'card');
    await chat.pin(channel, own);
    const { ts } = await edge.slack.as('dana').say('incidents', 'hello');

    await edge.slack.as('mike').pin('incidents', ts);

    await until('the mark', () => edge.desk.asked('mark').length > 0);
    expect(edge.desk.asked('mark')).toEqual([
      expect.objectContaining({ ts, emoji: 'pushpin', by: 'pin' }),
    ]);
  });

  test('an edit arrives in plain words and a deletion as such', async () => {
    const dana = edge.slack.as('dana');
    const { ts } = await dana.say('incidents', 'a < b');

    await dana.edit('incidents', ts, 'a > b');
    await dana.remove('incidents', ts);

    await until('the removal', () => edge.desk.asked('messageRemoved').length > 0);
    expect(edge.desk.asked('messageEdited')).toEqual([
      {
        workspaceId: edge.slack.teamId,
        channelId: channel,
        ts,
        userId: dana.person.id,
        text: 'a > b',
      },
    ]);
    expect(edge.desk.asked('messageRemoved')).toEqual([
      { workspaceId: edge.slack.teamId, channelId: channel, ts },
    ]);
  });

  test('edits of the bot’s own messages are nobody’s business', async () => {
    const { ts } = await chat.post(channel, said, 'card');
    await chat.edit(channel, ts, { ...said, summary: 'Recorded T2' });
    const { ts: other } = await edge.slack.as('dana').say('incidents', 'one');

    await edge.slack.as('dana').edit('incidents', other, 'two');

    await until('the edit', () => edge.desk.asked('messageEdited').length > 0);
    expect(edge.desk.asked('messageEdited').map((edit) => edit.ts)).toEqual([other]);
  });

  test('somebody of another organisation can neither mark nor press', async () => {
    edge.slack.addPerson({ name: 'eve', isStranger: true });
    const eve = edge.slack.as('eve');
    await edge.slack.as('dana').invite('incidents', 'eve');
    const { ts } = await chat.post(channel, withButton(said), 'card');

    await eve.react('incidents', ts, 'bulb');
    await eve.press('incidents', ts, 'undo');

    await edge.slack.waitFor('the refusal', () =>
      lastSeen('eve')?.text.startsWith('Only people of the organisation'),
    );
    expect(edge.desk.asked('press')).toEqual([]);
    expect(edge.desk.asked('mark')).toEqual([]);
  });
});
