import { createHmac } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import type { Channel, LocalWorkspace } from '../src/local-slack/types';
import { openIncidents, secrets, startBotInWorkspace } from './bot-in-workspace';
import { type Child, startChild } from './child';
import {
  connections,
  type LoadRequest,
  median,
  percentile,
  type Round,
  sendLoad,
} from './http-load';
import type { Figure, Row } from './row';

const rounds = 6;
const requestsInRound = 1000;
const requestsToWarmUp = 1500;
const incidentTitles = [
  'Checkout returns errors',
  'Search is slow',
  'Mails are late',
  'Logins fail',
];

/** Notes that are on disk before they are answered, against Bolt answering the same requests with nothing. */
export const commandsAgainstBolt: Row = {
  title: `/incident note over signed HTTP, ${connections} connections, ${incidentTitles.length} incidents; the peer is Bolt alone, which only acknowledges`,
  async run() {
    const { workspace, database, bot, close } = await startBotInWorkspace();
    const children: Child[] = [];
    try {
      const peer = await startChild('bench/bare-bolt.ts', secrets(workspace), /^(http\S+)$/);
      children.push(peer);
      const channels = await openIncidents(workspace, incidentTitles, isPinned);
      const nextNotes = noteWriter(workspace, channels);
      const { ours, theirs } = await measure(bot, peer, nextNotes);
      await bot.kill();
      return figures(ours, theirs, countKept(database, ours));
    } finally {
      await Promise.all(children.map((child) => child.kill()));
      await close();
    }
  },
};

const isPinned = ({ pins }: Channel) => pins.length > 0;

interface Note {
  readonly text: string;
  readonly request: LoadRequest;
}

/** Writes requests as Slack does, each with a text of its own, for the incidents in turn. */
function noteWriter(workspace: LocalWorkspace, channels: readonly string[]) {
  const [person] = workspace.people();
  let written = 0;
  return function nextNotes(count: number): readonly Note[] {
    return Array.from({ length: count }, () => {
      written += 1;
      const text = `checked replica ${written}, replication lag is back to normal`;
      const body = String(
        new URLSearchParams({
          token: 'none',
          team_id: workspace.teamId,
          team_domain: 'local',
          channel_id: channels[written % channels.length] ?? '',
          channel_name: 'incident',
          user_id: person?.id ?? '',
          user_name: person?.name ?? '',
          command: '/incident',
          text: `note ${text}`,
          api_app_id: 'A0000000000',
          is_enterprise_install: 'false',
          response_url: `${workspace.url}nowhere`,
          trigger_id: `1.2.${written}`,
        }),
      );
      return { text, request: { headers: signed(workspace.signingSecret, body), body } };
    });
  };
}

function signed(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac}`,
  };
}

interface Measured {
  readonly rounds: readonly Round[];
  /** Texts of the notes that were answered as recorded. */
  readonly recorded: readonly string[];
  readonly sent: number;
  /** Milliseconds of processor time for each request. */
  readonly processorMs: number;
}

/** The two by turns, so that whatever else the machine does falls on both. */
async function measure(
  botProcess: Child,
  peerProcess: Child,
  nextNotes: (count: number) => readonly Note[],
): Promise<{ ours: Measured; theirs: Measured }> {
  const recorded: string[] = [];
  const ours: Round[] = [];
  const theirs: Round[] = [];
  let sent = 0;

  async function askBot(count: number): Promise<Round> {
    const notes = nextNotes(count);
    const round = await sendLoad(
      botProcess.address,
      notes.map((note) => note.request),
    );
    sent += count;
    for (const [index, answer] of round.answers.entries()) {
      if (answer?.includes('Recorded T')) recorded.push(notes[index]?.text ?? '');
    }
    return round;
  }

  async function askPeer(count: number): Promise<Round> {
    const round = await sendLoad(
      peerProcess.address,
      nextNotes(count).map((note) => note.request),
    );
    if (round.answers.includes(undefined)) throw new Error('Bolt alone refused a request');
    return round;
  }

  await askBot(requestsToWarmUp);
  await askPeer(requestsToWarmUp);
  const before = [botProcess.processorSeconds(), peerProcess.processorSeconds()] as const;
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await askBot(requestsInRound));
    theirs.push(await askPeer(requestsInRound));
  }
  const each = (seconds: number) => (seconds * 1000) / (rounds * requestsInRound);
  const processorMs = [
    each(botProcess.processorSeconds() - before[0]),
    each(peerProcess.processorSeconds() - before[1]),
  ] as const;
  return {
    ours: { rounds: ours, recorded, sent, processorMs: processorMs[0] },
    theirs: { rounds: theirs, recorded: [], sent, processorMs: processorMs[1] },
  };
}

/** How many of the notes answered as recorded are in the file that the killed bot left behind. */
function countKept(database: string, { recorded }: Measured): number {
  const file = new BetterSqlite3(database, { readonly: true });
  try {
    const rows = file.prepare('select text from timeline_entries').pluck().all() as string[];
    const kept = new Set(rows);
    return recorded.filter((text) => kept.has(text)).length;
  } finally {
    file.close();
  }
}

function figures(ours: Measured, theirs: Measured, kept: number): readonly Figure[] {
  const rates = { ours: ratesOf(ours), theirs: ratesOf(theirs) };
  const latencies = { ours: latenciesOf(ours), theirs: latenciesOf(theirs) };
  const inPercentiles = (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([name, share]): Figure => {
    const [mine, peers] = [percentile(latencies.ours, share), percentile(latencies.theirs, share)];
    return {
      what: `time to the answer, ${name}`,
      ours: `${mine.toFixed(1)} ms`,
      peers: `${peers.toFixed(1)} ms`,
      result: `${(mine / peers).toFixed(2)} times the peer's`,
    };
  });
  return [
    {
      what: 'requests a second',
      ours: median(rates.ours).toFixed(0),
      peers: median(rates.theirs).toFixed(0),
      result: `${(median(rates.ours) / median(rates.theirs)).toFixed(2)} times the peer's`,
    },
    ...inPercentiles,
    {
      what: 'processor time for each, threads and background included',
      ours: `${ours.processorMs.toFixed(2)} ms`,
      peers: `${theirs.processorMs.toFixed(2)} ms`,
      result: `${(ours.processorMs / theirs.processorMs).toFixed(2)} times the peer's`,
    },
    {
      what: 'answered “Recorded”, and in the database after a kill',
      ours: `${ours.recorded.length} of ${ours.sent}`,
      peers: '',
      result: `${kept} kept, ${ours.recorded.length - kept} lost`,
    },
  ];
}

function ratesOf({ rounds: measured }: Measured): readonly number[] {
  return measured.map(({ latenciesMs, seconds }) => latenciesMs.length / seconds);
}

function latenciesOf({ rounds: measured }: Measured): readonly number[] {
  return measured.flatMap((round) => round.latenciesMs).sort((a, b) => a - b);
}
