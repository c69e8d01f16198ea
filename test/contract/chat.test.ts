import { createSystemClock } from '../../src/adapters/clock/system-clock';
import { callAsBot } from '../helpers/call-as-bot';
import { createFakeChat } from '../helpers/fake-chat';
import { startSlackEdge } from '../helpers/slack-edge';
import { chatContract, type OpenedChat } from './chat-contract';

chatContract('in memory', async (): Promise<OpenedChat> => {
  const fake = createFakeChat(createSystemClock());
  const userId = 'U0001';
  const usual = { zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
  fake.people.set(userId, { name: 'dana', ...usual });
  const group = { id: 'S0001', members: [userId] };
  fake.groups.set(group.id, group.members);
  const { id } = fake.addChannel('general', { members: [userId] });
  return {
    chat: fake.chat,
    userId,
    generalId: id,
    group,
    say: async (channelId, text) => fake.say(channelId, userId, text),
    reactAs: async (channelId, ts, emoji) => fake.reactAs(channelId, ts, userId, emoji),
    close: async () => undefined,
  };
});

chatContract('Slack', async (): Promise<OpenedChat> => {
  const { slack, app, close } = await startSlackEdge('socket');
  const dana = slack.as('dana');
  const { usergroups } = await callAsBot(slack, 'usergroups.list', { include_users: true });
  const [group] = usergroups as { id: string; users: string[] }[];
  return {
    chat: app.chats.of(slack.teamId),
    userId: dana.person.id,
    generalId: slack.channel('general')?.id ?? '',
    group: { id: group?.id ?? '', members: group?.users ?? [] },
    say: async (channelId, text) => (await dana.say(channelId, text)).ts,
    reactAs: (channelId, ts, emoji) => dana.react(channelId, ts, emoji),
    close,
  };
});
