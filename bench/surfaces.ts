import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { ApiCall, Channel, LocalWorkspace } from '../src/local-slack/types';
import { type BotInWorkspace, openIncidents, startBotInWorkspace } from './bot-in-workspace';
import { mostInAMinute, surfaceMethods, tierOf } from './call-count';
import { atMost, exactly } from './limit';
import type { Figure, Row } from './row';

const openingMs = 240_000;
const patienceMs = 60_000;
/** Slack is farther away than this machine. */
const answerMs = 300;
const title = `surfaces (card, topic, announcement, canvas, App Home; Slack answers in ${answerMs} ms)`;

const inQuiet: Row = {
  title: `${title}, one entry in a quiet incident`,
  run: () =>
    inOpenIncidents({ titles: ['Checkout returns errors'] }, async ({ workspace }, [channel]) => {
      const shownMs = await timeToShow(workspace, channel, 'a quiet street is dark');
      return [atMost('from the command until both show it', shownMs / 1000, 2, 's')];
    }),
};

const burst = { entries: 200, seconds: 10 };

const inBurst: Row = {
  title: `${title}, ${burst.entries} entries in ${burst.seconds} s in one incident`,
  run: () =>
    inOpenIncidents({ titles: ['Search is slow'] }, async (running, [channel]) => {
      const { workspace, database } = running;
      const since = Date.now();
      const shownMs = await sendBurst(running, channel);
      await untilShown(database);
      const calls = workspace
        .calls()
        .filter(({ method, at }) => at >= since && surfaceMethods.has(method));
      return [
        atMost('calls for the surfaces', calls.length, 12, 'calls'),
        ...shownMs.map(([name, ms]) =>
          atMost(`from the last command until it shows: ${name}`, ms / 1000, 3, 's'),
        ),
        exactly('entries on record', count(database, burstEntries), burst.entries),
      ];
    }),
};

/** So short that they are not taken for one another. */
const crowd = Array.from({ length: 20 }, (_, index) => `Region ${index + 1}`);

const inCrowd: Row = {
  title: `${title}, one entry in each of ${crowd.length} incidents at once`,
  run: () =>
    inOpenIncidents({ titles: crowd, enforceTiers: true }, async ({ workspace }, channels) => {
      const shownMs = await Promise.all(
        channels.map((channel, index) => timeToShow(workspace, channel, `street ${index} is dark`)),
      );
      return [
        atMost('from the command until both show it, the last', max(shownMs) / 1000, 30, 's'),
        // The opening of the incidents counts too.
        ...underTiers(workspace.calls()),
      ];
    }),
};

const many = Array.from({ length: 30 }, (_, index) => `District ${index + 1}`);

const inManyOpenings: Row = {
  title: `opening ${many.length} incidents within a minute, surfaces and all; Slack answers in ${answerMs} ms`,
  async run() {
    const running = await startBotInWorkspace({ enforceTiers: true, announces: true });
    try {
      const { workspace, database } = running;
      workspace.fault({ kind: 'slow', delayMs: answerMs });
      const begin = performance.now();
      await openIncidents(workspace, many, isComplete, openingMs);
      await untilShown(database);
      return [
        // Slack makes 20 channels a minute, so that the last must wait for the second minute.
        atMost('until everything is there', (performance.now() - begin) / 1000, 120, 's'),
        ...underTiers(workspace.calls()),
      ];
    } finally {
      await running.close();
    }
  },
};

/** How soon the record shows in Slack, at what price. */
export const surfaces: readonly Row[] = [inQuiet, inBurst, inCrowd, inManyOpenings];

/** In incidents where everything has been shown, and somebody has looked at the App Home. */
async function inOpenIncidents(
  { titles, enforceTiers = false }: { titles: readonly string[]; enforceTiers?: boolean },
  work: (running: BotInWorkspace, channels: readonly string[]) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const running = await startBotInWorkspace({ enforceTiers, announces: true });
  try {
    const channels = await openIncidents(running.workspace, titles, isComplete, openingMs);
    await somebody(running.workspace).openHome();
    await untilShown(running.database);
    running.workspace.fault({ kind: 'slow', delayMs: answerMs });
    return await work(running, channels);
  } finally {
    await running.close();
  }
}

function isComplete({ pins, canvas, topic }: Channel): boolean {
  return pins.length > 0 && canvas !== undefined && topic !== '';
}

/** Nothing is behind, and what was shown last is so long ago that a change shows at once. */
async function untilShown(database: string): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (count(database, surfacesBusy, new Date().toISOString()) > 0) {
    if (performance.now() > deadline) throw new Error('the surfaces do not come to rest');
    await pause(100);
  }
}

const surfacesBusy =
  'select count(*) from surfaces where is_abandoned = 0 and (shown_version < wanted_version or next_at > ?)';
const burstEntries = "select count(*) from timeline_entries where text like 'Step % of the burst'";

function count(database: string, sql: string, ...values: readonly string[]): number {
  const file = new BetterSqlite3(database, { readonly: true });
  try {
    return file
      .prepare(sql)
      .pluck()
      .get(...values) as number;
  } finally {
    file.close();
  }
}

/** Every tenth entry is one that everything shows, the last one too. Returns how long the last took to show, on each. */
async function sendBurst(
  running: BotInWorkspace,
  channel = '',
): Promise<readonly (readonly [string, number])[]> {
  const { workspace } = running;
  const { entries, seconds } = burst;
  const begin = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let step = 1; step <= entries; step += 1) {
    const verb = step % 10 === 0 ? 'title' : 'note';
    const line = `/incident ${verb} Step ${step} of the burst`;
    sent.push(somebody(workspace).command(channel, line));
    await pause(Math.max(0, begin + (step * seconds * 1000) / entries - performance.now()));
  }
  const last = performance.now() - (seconds * 1000) / entries;
  const shown = await Promise.all(
    Object.entries(places(running, channel)).map(async ([name, words]) => {
      await workspace.waitFor(
        `the ${name} to show the last entry`,
        () => words().includes(`Step ${entries} of the burst`),
        patienceMs,
      );
      return [name, performance.now() - last] as const;
    }),
  );
  await Promise.all(sent);
  return shown;
}

/** What each surface says now. */
function places(
  { workspace, announcementChannel = '' }: BotInWorkspace,
  channel: string,
): Readonly<Record<string, () => string>> {
  return {
    card: () => cardOf(workspace, channel),
    topic: () => workspace.channel(channel)?.topic ?? '',
    announcement: () => JSON.stringify(workspace.messages(announcementChannel)),
    canvas: () => workspace.channel(channel)?.canvas ?? '',
    'App Home': () => JSON.stringify(somebody(workspace).home() ?? ''),
  };
}

/** Milliseconds from the command until card and canvas say so. */
async function timeToShow(workspace: LocalWorkspace, channel = '', words: string): Promise<number> {
  const begin = performance.now();
  const command = somebody(workspace).command(channel, `/incident impact ${words}`);
  await workspace.waitFor(
    `“${words}” to show`,
    () =>
      workspace.channel(channel)?.canvas?.includes(words) &&
      cardOf(workspace, channel).includes(words),
    patienceMs,
  );
  const shownMs = performance.now() - begin;
  await command;
  return shownMs;
}

function cardOf(workspace: LocalWorkspace, channel: string): string {
  const [ts] = workspace.channel(channel)?.pins ?? [];
  const card = workspace.messages(channel).find((message) => message.ts === ts);
  return JSON.stringify(card?.blocks ?? []);
}

function somebody(workspace: LocalWorkspace) {
  const [person] = workspace.people();
  if (person === undefined) throw new Error('the workspace has nobody in it');
  return workspace.as(person.id);
}

function underTiers(calls: readonly ApiCall[]): readonly Figure[] {
  const methods = [...new Set(calls.map(({ method }) => method))];
  return [
    exactly('calls refused by Slack’s tiers', refused(calls), 0),
    ...methods
      .filter((method) => surfaceMethods.has(method))
      .map((method) =>
        atMost(
          `${method}, most in a minute`,
          mostInAMinute(calls, method),
          tierOf(method),
          'calls',
        ),
      ),
  ];
}

function refused(calls: readonly ApiCall[]): number {
  return calls.filter(({ status }) => status === 429).length;
}

function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
