import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createPinoLogger } from '../src/adapters/log/pino-logger';
import { type LocalBot, startLocal } from '../src/boot/local';
import { createStoryClock } from '../src/boot/story-clock';
import { readConfig } from '../src/config';
import { findChromium, startChromium } from './chromium';

const FOLDER = join(__dirname, '..', 'docs', 'images');
const STORY_ENDS = Date.parse('2026-11-19T14:47:00Z');
const STORY_MINUTES = 41;

/** Plays the demo in a local workspace and takes the pictures of the README. */
async function main(): Promise<void> {
  const path = findChromium();
  if (!path) throw new Error('No Chromium found: install one, or set CHROMIUM to its path.');
  const clock = createStoryClock(STORY_MINUTES, STORY_ENDS);
  const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:' });
  const bot = await startLocal(config, createPinoLogger('warn'), fail, { clock });
  const browser = await startChromium(path);
  try {
    await bot.workspace.demo.play({ pace: 0, setClock: clock.set });
    bot.workspace.demo.stop();
    mkdirSync(FOLDER, { recursive: true });
    await takeChannel(browser, bot);
    await takeReport(browser, bot);
  } finally {
    await browser.close();
    await bot.stop();
  }
}

async function takeChannel(browser: Browser, { workspace }: LocalBot): Promise<void> {
  const channel = workspace.channels().find(({ name }) => name.startsWith('inc-'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 1180 } });
  const place = new URLSearchParams({
    as: workspace.as('mike').person.id,
    channel: channel?.id ?? '',
    pins: '1',
  });
  await page.goto(`${workspace.url}#${place}`);
  await page.getByText('postmortem.html').first().waitFor();
  await page.getByRole('complementary', { name: 'Pinned' }).getByText('closed').waitFor();
  await page
    .getByRole('article')
    .filter({ hasText: 'Acknowledged by' })
    .first()
    .evaluate((message) => message.scrollIntoView({ block: 'start' }));
  await page.getByRole('textbox').first().blur();
  await save(page, 'channel.png');
}

async function takeReport(browser: Browser, { workspace }: LocalBot): Promise<void> {
  const report = workspace.files().find(({ name }) => name.endsWith('.html'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 1440 } });
  await page.setContent(new TextDecoder().decode(report?.bytes));
  await save(page, 'report.png');
}

async function save(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  process.stdout.write(`${path} ${Math.round(statSync(path).size / 1024)} kB\n`);
}

function fail(reason: Error): void {
  throw reason;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
