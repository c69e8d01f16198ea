import { startBotInWorkspace } from './bot-in-workspace';
import { openWarmIncidents } from './commands-against-bolt';
import { percentile } from './http-load';
import { keptFigures, keptIn } from './kept';
import { atMost, exactly } from './limit';
import type { Figure, Row } from './row';
import { noteWriter } from './slack-requests';
import { type Sent, sendSteadily } from './steady-load';

const perSecond = 1000;
const seconds = 60;
/** Slack gives up after this. */
const slackWaitsMs = 3000;

/** As much as a small machine has to spare: what waits for its turn is counted, and the rest turned away. */
const mostMegabytes = 1024;

/** More than it can do: what was told to be recorded is, and the rest is told at once that it is not. */
export const overload: Row = {
  title: `overload: ${perSecond} commands a second for ${seconds} s, whether answered or not`,
  async run() {
    const { workspace, database, bot, close } = await startBotInWorkspace();
    try {
      const write = noteWriter(workspace, await openWarmIncidents(workspace));
      await sendSteadily(
        bot.address,
        write(2000).map(({ request }) => request),
        200,
      );
      const before = bot.memoryBytes();
      const notes = write(perSecond * seconds);
      const sent = await sendSteadily(
        bot.address,
        notes.map(({ request }) => request),
        perSecond,
      );
      const after = bot.memoryBytes();
      const peak = bot.peakMemoryBytes();
      await bot.kill();
      const texts = notes.flatMap(({ text }, at) => (isRecorded(sent[at]) ? [text] : []));
      return [
        ...answerFigures(sent),
        ...keptFigures([{ texts, sent: sent.length, onRecord: keptIn(database) }]),
        {
          what: 'memory, before and after',
          ours: `${inMegabytes(before)} MB, ${inMegabytes(after)} MB`,
          peers: '',
          result: `${inMegabytes(after - before)} MB more`,
        },
        atMost('memory at its peak', peak / 1024 ** 2, mostMegabytes, 'MB'),
      ];
    } finally {
      await close();
    }
  },
};

function isRecorded(sent: Sent | undefined): boolean {
  return sent?.answer?.includes('Recorded T') === true;
}

function answerFigures(sent: readonly Sent[]): readonly Figure[] {
  const recorded = sent.filter(isRecorded);
  const refused = sent.filter(({ answer }) => answer?.includes('too much to do') === true);
  const inTime = sent.filter(({ latencyMs }) => latencyMs <= slackWaitsMs);
  const latencies = sent.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  return [
    {
      what: 'recorded, and refused with the words given back',
      ours: `${recorded.length} and ${refused.length}`,
      peers: `${sent.length} sent`,
      result: `${(recorded.length / seconds).toFixed(0)} recorded a second`,
    },
    {
      what: 'answered within the 3 s that Slack waits',
      ours: `${inTime.length}`,
      peers: `${sent.length} sent`,
      result: `${((inTime.length / sent.length) * 100).toFixed(2)} %, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`,
    },
    exactly('neither recorded nor refused', sent.length - recorded.length - refused.length, 0),
  ];
}

function inMegabytes(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(0);
}
