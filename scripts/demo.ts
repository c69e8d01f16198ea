import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createPinoLogger } from '../src/adapters/log/pino-logger';
import { startLocal } from '../src/boot/local';
import { createStoryClock } from '../src/boot/story-clock';
import type { LocalWorkspace } from '../src/local-slack/types';
import { readConfig } from '../src/settings/config';

const FOLDER = join(__dirname, '..', 'data', 'demo');
const STORY_MINUTES = 41;

/** Plays the demo for whoever opens the page, about a minute long, and leaves its report in data/demo. */
async function main(): Promise<void> {
  const clock = createStoryClock(STORY_MINUTES);
  const config = readConfig({ PORT: '0', ...process.env, DATABASE_URL: 'file::memory:' });
  const bot = await startLocal(config, createPinoLogger('warn'), stopAtOnce, { clock });
  try {
    say(`Watch it at ${bot.address}`);
    const pace = process.argv.includes('--fast') ? 0 : 1;
    await bot.workspace.demo.play({ pace, setClock: clock.set, onStep: say });
    for (const path of keepReport(bot.workspace)) say(`Wrote ${path}`);
  } finally {
    await bot.stop();
  }
}

function keepReport(workspace: LocalWorkspace): string[] {
  mkdirSync(FOLDER, { recursive: true });
  const reports = workspace.files().filter(({ name }) => name.includes('-postmortem.'));
  return reports.map(({ name, bytes }) => {
    const path = join(FOLDER, name);
    writeFileSync(path, bytes);
    return relative(process.cwd(), path);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function stopAtOnce(reason: Error): void {
  throw reason;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
