import { startBotInWorkspace } from './bot-in-workspace';
import type { Child } from './child';
import { startBareBolt } from './commands-against-bolt';
import { type Contender, contest, contestFigures, oneRound } from './contest';
import type { Figure, Row } from './row';
import { messageWriter } from './slack-requests';

const load = { connections: 16, rounds: 6, requestsInRound: 2000, requestsToWarmUp: 2000 };
/** Of 5,000 people who post 20 messages on each of five days. */
const messagesInWeek = 500_000;
const messagesSent = 100_000;
const messagesAtOnce = 5000;

/** What people say to each other is nobody's business, and must cost next to nothing. */
export const messagesAgainstBolt: Row = {
  title:
    'messages that concern no incident, over signed HTTP; the peer is Bolt alone, without a listener for them',
  async run() {
    const { workspace, bot, close } = await startBotInWorkspace();
    let peer: Child | undefined;
    try {
      peer = await startBareBolt(workspace);
      const next = messageWriter(workspace);
      const measured = await contest([acknowledging(bot, next), acknowledging(peer, next)], load);
      return [
        ...contestFigures(measured, { throughput: 0.95 }),
        ...(await week(acknowledging(bot, next), bot)),
      ];
    } finally {
      await peer?.kill();
      await close();
    }
  },
};

function acknowledging(process: Child, next: Contender['next']): Contender {
  return {
    processes: [process],
    next,
    check(answers) {
      if (answers.includes(undefined)) throw new Error('a message was not acknowledged');
    },
  };
}

async function week(contender: Contender, bot: Child): Promise<readonly Figure[]> {
  const [seconds, bytes] = [bot.processorSeconds(), bot.memoryBytes()];
  for (let sent = 0; sent < messagesSent; sent += messagesAtOnce)
    await oneRound(contender, messagesAtOnce, load.connections);
  const all = (bot.processorSeconds() - seconds) * (messagesInWeek / messagesSent);
  const grown = (bot.memoryBytes() - bytes) / 1024 ** 2;
  return [
    {
      what: `a week of 5,000 people: ${messagesInWeek} messages, of which ${messagesSent} were sent`,
      ours: `${all.toFixed(0)} s of processor time`,
      peers: `${(7 * 24 * 3600).toLocaleString('en')} s in a week`,
      result: `${((100 * all) / (7 * 24 * 3600)).toFixed(3)} % of one processor`,
    },
    {
      what: `memory after ${messagesSent} messages`,
      ours: `${grown.toFixed(1)} MB more`,
      peers: '',
      result: '',
    },
  ];
}
