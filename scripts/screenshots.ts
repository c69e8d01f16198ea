import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createPinoLogger } from '../src/adapters/log/pino-logger';
import { type LocalBot, startLocal } from '../src/boot/local';
import { createStoryClock } from '../src/boot/story-clock';
import type { LocalWorkspace } from '../src/local-slack/types';
import { readConfig } from '../src/settings/config';
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
    await takePhone(browser, bot);
    await takeReport(browser, bot);
    await takeFaults(browser, bot);
  } finally {
    await browser.close();
    await bot.stop();
  }
}

/** A channel in the middle of its incident, as Mike sees it, with what is pinned at its side. */
async function takeChannel(browser: Browser, { workspace }: LocalBot): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1160 }, ...SHARP });
  await page.goto(addressOf(workspace, { channel: room(workspace), pins: '1' }));
  await page.getByRole('complementary', { name: 'Pinned' }).getByText('closed').waitFor();
  await scrollTo(page, 'Orders wait for a database connection');
  await save(page, 'channel.png');
}

/** The card, as one reads it on the way. */
async function takePhone(browser: Browser, { workspace }: LocalBot): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 375, height: 720 }, ...SHARP });
  await page.goto(addressOf(workspace, { channel: room(workspace) }));
  await scrollTo(page, 'We think');
  await save(page, 'phone.png');
}

/** The panel of faults, with two of them switched on. */
async function takeFaults(browser: Browser, { workspace }: LocalBot): Promise<void> {
  workspace.fault({ kind: 'ratelimited', retryAfterSeconds: 5, method: 'chat.update', times: 3 });
  workspace.fault({ kind: 'slow', delayMs: 800, method: 'views.publish' });
  const page = await browser.newPage({ viewport: { width: 960, height: 720 }, ...SHARP });
  const struck = (): boolean => workspace.faults().some((fault) => fault.struck > 0);
  await page.goto(addressOf(workspace, { channel: 'home' }));
  await workspace.waitFor('a fault to strike', struck);
  await page.getByRole('button', { name: /^Faults/ }).click();
  await page.getByText('struck').first().waitFor();
  await save(page, 'faults.png');
}

/** Twice as many points as the screen has. */
const SHARP = { deviceScaleFactor: 2 };

function room(workspace: LocalWorkspace): string {
  return workspace.channels().find(({ name }) => name.startsWith('inc-'))?.id ?? '';
}

function addressOf(workspace: LocalWorkspace, place: Record<string, string>): string {
  const as = workspace.as('mike').person.id;
  return `${workspace.url}#${new URLSearchParams({ as, ...place })}`;
}

/** Has the message with these words at the top of the window. */
async function scrollTo(page: Page, words: string): Promise<void> {
  const message = page.getByRole('log').getByRole('article').filter({ hasText: words }).first();
  await message.waitFor();
  await message.evaluate((found) => found.scrollIntoView({ block: 'start' }));
  await page.getByRole('textbox').first().blur();
  await page.locator('.to-newest').evaluate((button) => {
    button.style.visibility = 'hidden';
  });
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
