import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Stores } from '../../src/adapters/store/kysely-stores';
import { openStores } from '../../src/adapters/store/open-database';
import { overlapMs } from '../../src/app/missed/read-channel';
import { addMs, toIso } from '../../src/domain/time/instant';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { surfaceNames } from '../../src/ports/surfaces';
import { until } from '../helpers/until';
import { type Bots, createBots } from './bots';
import { createCrowd } from './crowd';
import { createRandom, type Random } from './random';
import { type Reckoning, reckon } from './reckoning';
import { isAnyoneTold } from './told';
import { misbehave } from './weather';

export interface SoakOptions {
  readonly seed: number;
  /** How often the bot is killed, unless the time is up before. */
  readonly kills: number;
  readonly minutes: number;
  /** Slack fails now and then, too. */
  readonly isStormy: boolean;
  /** A SQLite file of its own unless given. */
  readonly databaseUrl?: string;
  /** Told what happens. */
  readonly tell?: (news: string) => void;
}

export interface SoakResult extends Reckoning {
  readonly kills: number;
  /** What people did, answered or not, by door. */
  readonly tried: ReadonlyMap<string, number>;
  /** How often Slack failed at something. */
  readonly faults: number;
  /** What bots said that ended by themselves. */
  readonly ended: readonly string[];
}

const MANIFEST = resolve(__dirname, '../../manifest.yml');
const firstAnswerMs = 60_000;
/** Steps wait longer after each failure, ten minutes at most. */
const longestSettlingMs = 15 * 60_000;

/** Kills the bot again and again while people record, and counts what became of what they were told. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-soak-'));
  const workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
  const announced = workspace.addChannel({ name: 'company-status', members: ['claire'] }).id;
  const settingsFile = join(folder, 'hindsight.yml');
  writeFileSync(settingsFile, `announcement_channel: ${announced}\n`);
  const databaseUrl = options.databaseUrl ?? `file:${join(folder, 'hindsight.db')}`;
  const bots = createBots(workspace, {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: databaseUrl,
    HINDSIGHT_CONFIG: settingsFile,
  });
  let stores: Stores | undefined;
  try {
    await bots.start();
    stores = await openStores(databaseUrl);
    return await run({ options, workspace, bots, stores, announced });
  } finally {
    await bots.stop();
    await stores?.close();
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly options: SoakOptions;
  readonly workspace: LocalWorkspace;
  readonly bots: Bots;
  readonly stores: Stores;
  readonly announced: string;
}

async function run({ options, workspace, bots, stores, announced }: Stage): Promise<SoakResult> {
  const { seed, isStormy, tell = () => undefined } = options;
  const crowd = createCrowd(workspace, createRandom(seed));
  const weather = isStormy ? misbehave(workspace, createRandom(seed + 1)) : undefined;
  const acting = crowd.act();
  // On a busy machine the first kills could come before anybody has had an answer, and nothing would be shown.
  await until('somebody to be told something', () => isAnyoneTold(workspace), firstAnswerMs);
  const kills = await killAndStart(bots, createRandom(seed + 2), options);
  crowd.stop();
  weather?.stop();
  await acting;
  const stoppedAt = toIso(Date.now());
  tell(`${kills} kills; people go home, and the bot makes good what is left`);
  await crowd.goHome();
  await settled(stores, stoppedAt, tell);
  return {
    kills,
    tried: crowd.tried,
    faults: weather?.faults() ?? 0,
    ended: bots.ended,
    ...(await reckon({ workspace, stores, announced })),
  };
}

async function killAndStart(
  bots: Bots,
  random: Random,
  { kills, minutes, tell = () => undefined }: SoakOptions,
): Promise<number> {
  const deadline = Date.now() + minutes * 60_000;
  for (let killed = 0; ; killed += 1) {
    if (killed > 0 && killed % 25 === 0) tell(`${killed} kills`);
    if (killed === kills || Date.now() > deadline) return killed;
    await wait(untilKilledMs(random));
    await bots.kill();
    // Now and then it is away for a while, and people go on.
    if (random.chance(0.2)) await wait(random.whole(200, 1500));
    await bots.start();
  }
}

/** Often in the middle of what it begins with, and now and then after it has worked for a while. */
function untilKilledMs(random: Random): number {
  const most = random.pick([100, 600, 600, 1500, 1500, 4000]);
  return random.whole(0, most);
}

/** Waits until everything that was to happen in Slack has happened. */
async function settled(
  stores: Stores,
  stoppedAt: string,
  tell: (news: string) => void,
): Promise<void> {
  const deadline = Date.now() + longestSettlingMs;
  for (let rounds = 0; ; rounds += 1) {
    const due = [await stores.outbox.nextDue(), await stores.surfaces.nextDue(surfaceNames)];
    // The moment of contact stands still until everything that was missed is read.
    const contact = (await stores.contact.last()) ?? '';
    const isRead = contact >= addMs(stoppedAt, -overlapMs);
    if (isRead && due.every((at) => at === undefined)) return;
    if (rounds > 0 && rounds % 120 === 0) tell(`the next step is due at ${due.join(' or ')}`);
    if (Date.now() > deadline) return;
    await wait(250);
  }
}
